import { GraphError } from '../errors.ts';
import { expectDtype, knownNumbers, normalizeAxis } from '../shape.ts';
import type { Value, ValueType } from '../value.ts';

/** Reduces the axes `axes` int64[n]; a reduced dimension stays as 1 unless `keepdims` is 0. */
const reduction = {
  infer([data, axes]: [data: Value, axes: Value], { keepdims = 1 }: { keepdims?: 0 | 1 } = {}): ValueType {
    expectDtype(data, 'float32', 'float64', 'int32', 'int64');
    const reduced = knownNumbers(axes, 'axes').map((axis) => normalizeAxis(axis, data.shape.length));
    // ONNX reads an empty list as all axes, which nobody means who computes one.
    if (reduced.length === 0) throw new GraphError('axes are empty');
    const kept = data.shape.map((dim, axis) => (reduced.includes(axis) ? 1 : dim));
    return {
      dtype: data.dtype,
      shape: keepdims ? kept : kept.filter((_, axis) => !reduced.includes(axis)),
    };
  },
};

/** Ops that sum up an axis. */
export const reductionOps = {
  ReduceSum: reduction,
  ReduceMean: reduction,
  ReduceMax: reduction,

  /** Running sum along the axis `axis` int64[]; `exclusive` starts at 0 and leaves the last element out. */
  CumSum: {
    infer([x, axis]: [x: Value, axis: Value], _: { exclusive?: 0 | 1; reverse?: 0 | 1 } = {}): ValueType {
      expectDtype(x, 'float32', 'float64', 'int32', 'int64');
      normalizeAxis(knownNumbers(axis, 'axis')[0]!, x.shape.length);
      return { dtype: x.dtype, shape: x.shape };
    },
  },
};
