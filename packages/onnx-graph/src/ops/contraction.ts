import { GraphError } from '../errors.ts';
import { broadcastShapes, expectDtype, sameDtype, unifyDims } from '../shape.ts';
import { formatType, type Shape, type Value, type ValueType } from '../value.ts';

interface GemmAttributes {
  transA?: 0 | 1;
  transB?: 0 | 1;
  alpha?: number;
  beta?: number;
}

/** Shape of `numpy.matmul`: [..., n, k] x [..., k, m] -> [..., n, m]; both of rank 2 or more. */
function matMulShape(a: Value, b: Value): Shape {
  if (a.shape.length < 2 || b.shape.length < 2)
    throw new GraphError(`${formatType(a)} and ${formatType(b)} must have rank 2 or more`);
  unifyDims(a.shape.at(-1)!, b.shape.at(-2)!, `inner dimensions of ${formatType(a)} and ${formatType(b)}`);
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return [...batch, a.shape.at(-2)!, b.shape.at(-1)!];
}

/** Ops that multiply and sum over a dimension. */
export const contractionOps = {
  MatMul: {
    infer([a, b]: [a: Value, b: Value]): ValueType {
      const dtype = sameDtype(a, b);
      expectDtype(a, 'float32', 'float64', 'int32', 'int64');
      return { dtype, shape: matMulShape(a, b) };
    },
  },

  /** alpha a b + beta c of matrices, each transposed if asked for; c broadcasts to the product. */
  Gemm: {
    infer(
      [a, b, c]: [a: Value, b: Value, c?: Value],
      { transA = 0, transB = 0 }: GemmAttributes = {},
    ): ValueType {
      expectDtype(a, 'float32', 'float64');
      const dtype = c ? sameDtype(a, b, c) : sameDtype(a, b);
      if (a.shape.length !== 2 || b.shape.length !== 2)
        throw new GraphError(`${formatType(a)} and ${formatType(b)} must have rank 2`);
      const [rows, inner] = transA ? a.shape.toReversed() : a.shape;
      const [other, columns] = transB ? b.shape.toReversed() : b.shape;
      unifyDims(inner!, other!, `inner dimensions of ${formatType(a)} and ${formatType(b)}`);
      const shape = [rows!, columns!];
      if (c) broadcastShapes(shape, c.shape);
      return { dtype, shape };
    },
  },

  /** The matrix product of 8-bit integers less their zero points, as int32. */
  MatMulInteger: {
    infer([a, b, aZeroPoint, bZeroPoint]: [
      a: Value,
      b: Value,
      aZeroPoint?: Value,
      bZeroPoint?: Value,
    ]): ValueType {
      expectDtype(a, 'uint8', 'int8');
      expectDtype(b, 'uint8', 'int8');
      if (aZeroPoint) sameDtype(a, aZeroPoint);
      if (bZeroPoint) sameDtype(b, bZeroPoint);
      return { dtype: 'int32', shape: matMulShape(a, b) };
    },
  },

  /** `x` as uint8 with the scale and the zero point that its range asks for: x = scale (y - zeroPoint), nearly. */
  DynamicQuantizeLinear: {
    infer([x]: [x: Value]): [y: ValueType, scale: ValueType, zeroPoint: ValueType] {
      expectDtype(x, 'float32');
      return [
        { dtype: 'uint8', shape: x.shape },
        { dtype: 'float32', shape: [] },
        { dtype: 'uint8', shape: [] },
      ];
    },
  },
};
