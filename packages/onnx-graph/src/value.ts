import type { DType } from './dtype.ts';

/** One dimension: a size, a symbol that is bound at run time, or null where it cannot be known at build time. */
export type Dim = number | string | null;
export type Shape = readonly Dim[];

/** What is known of a tensor before the graph runs. */
export interface ValueType {
  readonly dtype: DType;
  readonly shape: Shape;
  /**
   * The elements of a short int64 tensor of rank 0 or 1, where they are known. This is how target shapes, axes and
   * bounds, which ONNX passes as tensors, take part in shape inference.
   */
  readonly elements?: readonly Dim[];
}

/** A tensor in a graph: an input, an initializer or the result of a node. */
export interface Value extends ValueType {
  readonly name: string;
}

/** `float32[tokens,9]`, for messages; an unknown dimension reads `?`. */
export function formatType({ dtype, shape }: ValueType): string {
  return `${dtype}[${shape.map((dim) => dim ?? '?').join(',')}]`;
}
