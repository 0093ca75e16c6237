/** A matrix in 8 bits: element = scale x value, with one scale for each row or column. */
export interface QuantizedMatrix {
  /** [rows, columns], row-major. */
  readonly values: Int8Array<ArrayBuffer>;
  /** One for each row or column, > 0. */
  readonly scales: Float32Array<ArrayBuffer>;
}

/**
 * Seven of eight bits for weights that are multiplied: without AVX512-VNNI, ONNX Runtime sums two products of a uint8
 * and an int8 in 16 bits, which 255 x 64 + 255 x 64 still fits. A model gives the same everywhere, therefore.
 */
const MAX_WEIGHT = 64;
const MAX_INT8 = 127;

/** Symmetric, with one scale a column: those are the channels of a weight matrix [in, out]. */
export function quantizeColumns(matrix: Float32Array, columns: number): QuantizedMatrix {
  const largest = new Float32Array(columns);
  for (let at = 0; at < matrix.length; at++)
    largest[at % columns] = Math.max(largest[at % columns]!, Math.abs(matrix[at]!));
  const scales = scalesOf(largest, MAX_WEIGHT);
  return { values: Int8Array.from(matrix, (value, at) => Math.round(value / scales[at % columns]!)), scales };
}

/** Symmetric, with one scale a row: for tables of vectors. */
export function quantizeRows(matrix: Float32Array, columns: number): QuantizedMatrix {
  const largest = new Float32Array(matrix.length / columns);
  for (let at = 0; at < matrix.length; at++) {
    const row = Math.floor(at / columns);
    largest[row] = Math.max(largest[row]!, Math.abs(matrix[at]!));
  }
  const scales = scalesOf(largest, MAX_INT8);
  const values = Int8Array.from(matrix, (value, at) => Math.round(value / scales[Math.floor(at / columns)]!));
  return { values, scales };
}

/** The smallest normal float32: a scale below it loses its digits, or is 0. */
const MIN_SCALE = 2 ** -126;

/** What takes the largest value to `max`. */
const scalesOf = (largest: Float32Array, max: number): Float32Array<ArrayBuffer> =>
  Float32Array.from(largest, (value) => Math.max(value / max, MIN_SCALE));
