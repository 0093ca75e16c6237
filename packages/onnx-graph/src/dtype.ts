/**
 * Element types: the name that ONNX Runtime uses, the code of `TensorProto.DataType` in onnx.proto, and the typed
 * array that holds the elements. `bool` takes one byte an element.
 */
export const dtypes = {
  float32: { code: 1, array: Float32Array },
  uint8: { code: 2, array: Uint8Array },
  int8: { code: 3, array: Int8Array },
  uint16: { code: 4, array: Uint16Array },
  int16: { code: 5, array: Int16Array },
  int32: { code: 6, array: Int32Array },
  int64: { code: 7, array: BigInt64Array },
  bool: { code: 9, array: Uint8Array },
  float64: { code: 11, array: Float64Array },
} as const;

export type DType = keyof typeof dtypes;

/** The typed array that holds elements of dtype `D`. */
export type DataOf<D extends DType> = InstanceType<(typeof dtypes)[D]['array']>;

/** The dtype with ONNX's code `code`, or undefined for one that this package does not handle. */
export function dtypeOfCode(code: number): DType | undefined {
  return (Object.keys(dtypes) as DType[]).find((name) => dtypes[name].code === code);
}

/** Typed array of dtype `dtype` with the given numbers as elements. */
export function typedArray<D extends DType>(dtype: D, elements: readonly number[]): DataOf<D> {
  const data =
    dtype === 'int64' ? BigInt64Array.from(elements, BigInt) : new dtypes[dtype].array(elements as never);
  return data as DataOf<D>;
}
