import { sixA, testOps } from '../../test-support/op-cases.ts';
import { reductionOps } from './reduction.ts';

testOps(reductionOps, {
  ReduceSum: [
    {
      title: 'drops the summed axis when keepdims is 0',
      feeds: [sixA],
      build: (g, a) => g.apply('ReduceSum', [a, g.constant('int64', [-1])], { keepdims: 0 }),
      inferred: ['n'],
      expected: [6, 15],
    },
    {
      title: 'keeps the summed axis as 1 by default',
      feeds: [sixA],
      build: (g, a) => g.apply('ReduceSum', [a, g.constant('int64', [0])]),
      inferred: [1, 3],
      expected: [5, 7, 9],
    },
  ],
  ReduceMean: [
    {
      title: 'reduces the last axis',
      feeds: [sixA],
      build: (g, a) => g.apply('ReduceMean', [a, g.constant('int64', [-1])], { keepdims: 0 }),
      inferred: ['n'],
      expected: [2, 5],
    },
  ],
  ReduceMax: [
    {
      title: 'reduces the last axis',
      feeds: [sixA],
      build: (g, a) => g.apply('ReduceMax', [a, g.constant('int64', [-1])], { keepdims: 0 }),
      inferred: ['n'],
      expected: [3, 6],
    },
  ],
  CumSum: [
    {
      title: 'starts at zero when exclusive',
      feeds: [sixA],
      build: (g, a) => g.apply('CumSum', [a, g.constant('int64', 1)], { exclusive: 1 }),
      inferred: ['n', 3],
      expected: [0, 1, 3, 0, 4, 9],
    },
  ],
});
