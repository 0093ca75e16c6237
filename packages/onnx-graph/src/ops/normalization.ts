import { expectDtype, normalizeAxis, sameDtype, unifyDims } from '../shape.ts';
import type { Value, ValueType } from '../value.ts';

const softmax = {
  infer([x]: [x: Value], { axis = -1 }: { axis?: number } = {}): ValueType {
    expectDtype(x, 'float32', 'float64');
    normalizeAxis(axis, x.shape.length);
    return { dtype: x.dtype, shape: x.shape };
  },
};

/** Ops that bring an axis to a norm. */
export const normalizationOps = {
  Softmax: softmax,
  LogSoftmax: softmax,

  /**
   * (x - mean) x invStdDev x scale + bias over the last axis, whose `scale` and `bias` are [size]. The mean and the
   * inverse deviation, always float32, are there for the gradient; where nothing reads them the file leaves them out.
   */
  LayerNormalization: {
    optionalOutputs: true,
    infer(
      [x, scale, bias]: [x: Value, scale: Value, bias?: Value],
      _: { epsilon?: number } = {},
    ): [y: ValueType, mean: ValueType, invStdDev: ValueType] {
      expectDtype(x, 'float32', 'float64');
      const dtype = bias ? sameDtype(x, scale, bias) : sameDtype(x, scale);
      const last = x.shape[normalizeAxis(-1, x.shape.length)]!;
      for (const vector of bias ? [scale, bias] : [scale])
        vector.shape.forEach((dim) => {
          unifyDims(dim, last, `the last dimension and that of "${vector.name}"`);
        });
      const statistics = { dtype: 'float32', shape: [...x.shape.slice(0, -1), 1] } as const;
      return [{ dtype, shape: x.shape }, statistics, statistics];
    },
  },
};
