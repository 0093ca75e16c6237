import { f, testOps } from '../../test-support/op-cases.ts';
import { normalizationOps } from './normalization.ts';

testOps(normalizationOps, {
  Softmax: [
    {
      title: 'normalises the last axis by default',
      feeds: [f(['n', 2], [0, Math.log(3)], [1, 2])],
      build: (g, x) => g.apply('Softmax', [x]),
      inferred: ['n', 2],
      expected: [0.25, 0.75],
    },
    {
      title: 'normalises another axis',
      feeds: [f(['n', 2], [5, Math.log(3)], [1, 2])],
      build: (g, x) => g.apply('Softmax', [x], { axis: 0 }),
      inferred: ['n', 2],
      expected: [1, 1],
    },
  ],
  LogSoftmax: [
    {
      title: 'normalises the last axis by default',
      feeds: [f(['n', 2], [0, Math.log(3)], [1, 2])],
      build: (g, x) => g.apply('LogSoftmax', [x]),
      inferred: ['n', 2],
      expected: [Math.log(0.25), Math.log(0.75)],
    },
    {
      title: 'normalises another axis',
      feeds: [f(['n', 2], [5, Math.log(3)], [1, 2])],
      build: (g, x) => g.apply('LogSoftmax', [x], { axis: 0 }),
      inferred: ['n', 2],
      expected: [0, 0],
    },
  ],
  LayerNormalization: [
    {
      title: 'normalises, scales and shifts the last axis',
      feeds: [f(['n', 2], [1, 3], [1, 2]), f([2], [2, 2]), f([2], [0, 10])],
      build: (g, x, scale, bias) => g.apply('LayerNormalization', [x, scale, bias], { epsilon: 0 })[0],
      inferred: ['n', 2],
      expected: [-2, 12],
    },
    {
      title: 'adds its epsilon to the variance, with 1 as a float too',
      feeds: [f(['n', 2], [1, 3], [1, 2]), f([2], [1, 1])],
      build: (g, x, scale) => g.apply('LayerNormalization', [x, scale], { epsilon: 1 })[0],
      inferred: ['n', 2],
      expected: [-Math.SQRT1_2, Math.SQRT1_2],
    },
    {
      title: 'gives the mean',
      feeds: [f(['n', 2], [1, 4], [1, 2]), f([2], [1, 1])],
      build: (g, x, scale) => g.apply('LayerNormalization', [x, scale])[1],
      inferred: ['n', 1],
      expected: [2.5],
    },
    {
      title: 'gives the inverse standard deviation',
      feeds: [f(['n', 2], [1, 5], [1, 2]), f([2], [1, 1])],
      build: (g, x, scale) => g.apply('LayerNormalization', [x, scale], { epsilon: 0 })[2],
      inferred: ['n', 1],
      expected: [0.5],
    },
  ],
});
