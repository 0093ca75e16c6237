import { f, feed, testOps } from '../../test-support/op-cases.ts';
import { contractionOps } from './contraction.ts';

testOps(contractionOps, {
  MatMul: [
    {
      title: 'multiplies a batch by one matrix',
      feeds: [f([2, 1, 2], [1, 2, 3, 4]), f([2, 2], [1, 0, 1, 1])],
      build: (g, a, b) => g.apply('MatMul', [a, b]),
      inferred: [2, 1, 2],
      expected: [3, 2, 7, 4],
    },
  ],
  Gemm: [
    {
      title: 'transposes, scales and adds a row',
      feeds: [f([2, 'n'], [1, 2, 3, 4, 5, 6], [2, 3]), f([2, 2], [1, 0, 0, 1]), f([2], [10, 20])],
      build: (g, a, b, c) => g.apply('Gemm', [a, b, c], { transA: 1, alpha: 0.5, beta: 2 }),
      inferred: ['n', 2],
      expected: [20.5, 42, 21, 42.5, 21.5, 43],
    },
    {
      title: 'does without a third input',
      feeds: [f([1, 2], [1, 2]), f([1, 2], [3, 4])],
      build: (g, a, b) => g.apply('Gemm', [a, b], { transB: 1, alpha: 1 }),
      inferred: [1, 1],
      expected: [11],
    },
  ],
  MatMulInteger: [
    {
      title: 'takes the zero points away',
      feeds: [feed('uint8', ['n', 2], [1, 2, 3, 4], [2, 2]), feed('int8', [2, 1], [1, -1])],
      build: (g, a, b) => g.apply('MatMulInteger', [a, b, g.constant('uint8', 1)]),
      inferred: ['n', 1],
      expected: [-1, -1],
    },
    {
      title: 'leaves an input in the middle out',
      feeds: [feed('uint8', [1, 2], [1, 2]), feed('int8', [2, 1], [1, -1])],
      build: (g, a, b) => g.apply('MatMulInteger', [a, b, undefined, g.constant('int8', 1)]),
      inferred: [1, 1],
      expected: [-4],
    },
  ],
  DynamicQuantizeLinear: [
    {
      title: 'gives 8-bit integers',
      feeds: [f(['n'], [0, 51, 255], [3])],
      build: (g, x) => g.apply('DynamicQuantizeLinear', [x])[0],
      inferred: ['n'],
      expected: [0, 51, 255],
    },
    {
      title: 'gives the scale as its second output',
      feeds: [f(['n'], [0, 51, 510], [3])],
      build: (g, x) => g.apply('DynamicQuantizeLinear', [x])[1],
      inferred: [],
      expected: [2],
    },
    {
      title: 'gives the zero point as its third output',
      feeds: [f(['n'], [-5, 250], [2])],
      build: (g, x) => g.apply('DynamicQuantizeLinear', [x])[2],
      inferred: [],
      expected: [5],
    },
  ],
});
