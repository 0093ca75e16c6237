import { GraphError } from '../errors.ts';
import { broadcastShapes, expectDtype, knownNumbers, normalizeAxis, sameDtype, unifyDims } from '../shape.ts';
import { formatType, type Value, type ValueType } from '../value.ts';

/** Ops that multiply and sum over a dimension. */
export const contractionOps = {
  /** `numpy.matmul`: [..., n, k] x [..., k, m] -> [..., n, m]; both of rank 2 or more. */
  MatMul: {
    infer([a, b]: [a: Value, b: Value]): ValueType {
      const dtype = sameDtype(a, b);
      expectDtype(a, 'float32', 'float64', 'int32', 'int64');
      if (a.shape.length < 2 || b.shape.length < 2)
        throw new GraphError(`${formatType(a)} and ${formatType(b)} must have rank 2 or more`);
      unifyDims(
        a.shape.at(-1)!,
        b.shape.at(-2)!,
        `inner dimensions of ${formatType(a)} and ${formatType(b)}`,
      );
      const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
      return { dtype, shape: [...batch, a.shape.at(-2)!, b.shape.at(-1)!] };
    },
  },

  /** Sums over the axes `axes` int64[n]; a summed dimension stays as 1 unless `keepdims` is 0. */
  ReduceSum: {
    infer([data, axes]: [data: Value, axes: Value], { keepdims = 1 }: { keepdims?: 0 | 1 } = {}): ValueType {
      expectDtype(data, 'float32', 'float64', 'int32', 'int64');
      const summed = knownNumbers(axes, 'axes').map((axis) => normalizeAxis(axis, data.shape.length));
      // ONNX reads an empty list as all axes, which nobody means who computes one.
      if (summed.length === 0) throw new GraphError('axes are empty');
      const kept = data.shape.map((dim, axis) => (summed.includes(axis) ? 1 : dim));
      return {
        dtype: data.dtype,
        shape: keepdims ? kept : kept.filter((_, axis) => !summed.includes(axis)),
      };
    },
  },

  /** Running sum along the axis `axis` int64[]; `exclusive` starts at 0 and leaves the last element out. */
  CumSum: {
    infer([x, axis]: [x: Value, axis: Value], _: { exclusive?: 0 | 1; reverse?: 0 | 1 } = {}): ValueType {
      expectDtype(x, 'float32', 'float64', 'int32', 'int64');
      normalizeAxis(knownNumbers(axis, 'axis')[0]!, x.shape.length);
      return { dtype: x.dtype, shape: x.shape };
    },
  },
};
