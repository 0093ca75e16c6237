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

/** The smallest normal float32: a scale below it loses its digits, or is 0. */
const MIN_SCALE = 2 ** -126;

/** Symmetric, with one scale a column: those are the channels of a weight matrix [in, out]. */
export function quantizeColumns(matrix: Float32Array, columns: number): QuantizedMatrix {
  return quantize(matrix, columns, columns, (_, column) => column, MAX_WEIGHT);
}

/** Symmetric, with one scale a row: for tables of vectors. */
export function quantizeRows(matrix: Float32Array, columns: number): QuantizedMatrix {
  return quantize(matrix, columns, matrix.length / columns, (row) => row, MAX_INT8);
}

/** `scaleOf` says which scale an element has. Loops over plain indices: tables of words have 10^8 elements. */
function quantize(
  matrix: Float32Array,
  columns: number,
  scaleCount: number,
  scaleOf: (row: number, column: number) => number,
  max: number,
): QuantizedMatrix {
  const rows = matrix.length / columns;
  const scales = new Float32Array(scaleCount);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const scale = scaleOf(row, column);
      scales[scale] = Math.max(scales[scale]!, Math.abs(matrix[at]!));
    }
  for (let scale = 0; scale < scaleCount; scale++) scales[scale] = Math.max(scales[scale]! / max, MIN_SCALE);
  const values = new Int8Array(matrix.length);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++)
      values[at] = Math.round(matrix[at]! / scales[scaleOf(row, column)]!);
  return { values, scales };
}
