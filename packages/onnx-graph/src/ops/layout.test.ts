import { f, i, sixA, testOps } from '../../test-support/op-cases.ts';
import { layoutOps } from './layout.ts';

testOps(layoutOps, {
  Reshape: [
    {
      title: 'infers -1 across symbols',
      feeds: [f(['n', 2, 2], [1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2])],
      build: (g, a) => g.apply('Reshape', [a, g.constant('int64', [-1, 4])]),
      inferred: ['n', 4],
      expected: [1, 2, 3, 4, 5, 6, 7, 8],
    },
    {
      title: 'follows a shape computed in the graph',
      feeds: [f(['n', 4], [1, 2, 3, 4, 5, 6, 7, 8], [2, 4]), f(['n', 'k'], [0, 0], [2, 1])],
      build: (g, a, b) => {
        const zero = g.constant('int64', [0]);
        const one = g.constant('int64', [1]);
        const rows = g.apply('Slice', [g.apply('Shape', [b]), zero, one, zero, one]);
        return g.apply('Reshape', [a, g.apply('Concat', [rows, g.constant('int64', [2, -1])], { axis: 0 })]);
      },
      inferred: ['n', 2, 2],
      expected: [1, 2, 3, 4, 5, 6, 7, 8],
    },
    {
      title: 'leaves dimensions unknown where the target shape is fed',
      feeds: [f([4], [1, 2, 3, 4]), i([2], [2, 2])],
      build: (g, a, shape) => g.apply('Reshape', [a, shape]),
      inferred: [null, null],
      expected: [1, 2, 3, 4],
    },
    {
      title: 'flattens two symbols and parts them again',
      feeds: [f(['b', 't', 2], [1, 2, 3, 4], [1, 2, 2])],
      build: (g, a) => {
        const flat = g.apply('Reshape', [a, g.constant('int64', [-1, 2])]);
        return g.apply('Reshape', [flat, g.apply('Shape', [a])]);
      },
      inferred: ['b', 't', 2],
      expected: [1, 2, 3, 4],
    },
  ],
  Concat: [
    {
      title: 'adds the sizes along the axis',
      feeds: [f([2, 1], [1, 2]), f([2, 2], [3, 4, 5, 6])],
      build: (g, a, b) => g.apply('Concat', [a, b], { axis: 1 }),
      inferred: [2, 3],
      expected: [1, 3, 4, 2, 5, 6],
    },
  ],
  Unsqueeze: [
    {
      title: 'inserts dimensions at places of the result',
      feeds: [f([2], [1, 2])],
      build: (g, a) => g.apply('Unsqueeze', [a, g.constant('int64', [0, -1])]),
      inferred: [1, 2, 1],
      expected: [1, 2],
    },
  ],
  Squeeze: [
    {
      title: 'drops dimensions of 1',
      feeds: [f([1, 2, 1], [1, 2])],
      build: (g, a) => g.apply('Squeeze', [a, g.constant('int64', [0, -1])]),
      inferred: [2],
      expected: [1, 2],
    },
  ],
  Transpose: [
    {
      title: 'permutes the axes',
      feeds: [sixA],
      build: (g, a) => g.apply('Transpose', [a], { perm: [1, 0] }),
      inferred: [3, 'n'],
      expected: [1, 4, 2, 5, 3, 6],
    },
  ],
  Expand: [
    {
      title: 'keeps what a size of 1 stands for',
      feeds: [f(['n', 1], [1, 2], [2, 1])],
      build: (g, x) => g.apply('Expand', [x, g.constant('int64', [1, 2])]),
      inferred: ['n', 2],
      expected: [1, 1, 2, 2],
    },
    {
      title: 'leaves dimensions unknown where the shape is fed',
      feeds: [f([1], [7]), i([2], [2, 1])],
      build: (g, x, shape) => g.apply('Expand', [x, shape]),
      inferred: [null, null],
      expected: [7, 7],
    },
  ],
  Pad: [
    {
      title: 'adds to a symbolic size',
      feeds: [f(['n'], [1, 2], [2])],
      build: (g, x) => g.apply('Pad', [x, g.constant('int64', [1, 2])]),
      inferred: ['n+3'],
      expected: [0, 1, 2, 0, 0],
    },
    {
      title: 'fills with a value of choice',
      feeds: [f([1, 1], [1])],
      build: (g, x) => g.apply('Pad', [x, g.constant('int64', [0, 1, 0, 0]), g.constant('float32', 9)]),
      inferred: [1, 2],
      expected: [9, 1],
    },
  ],
  Shape: [
    {
      title: 'gives the sizes bound at run time',
      feeds: [sixA],
      build: (g, a) => g.apply('Shape', [a]),
      inferred: [2],
      expected: [2, 3],
    },
  ],
});
