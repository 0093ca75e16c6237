import { f, i, testOps } from '../../test-support/op-cases.ts';
import { indexingOps } from './indexing.ts';

testOps(indexingOps, {
  Gather: [
    {
      title: 'replaces the axis by the shape of the indices',
      feeds: [f([3, 2], [1, 2, 3, 4, 5, 6]), i(['t', 'k'], [2, 0], [1, 2])],
      build: (g, a, ids) => g.apply('Gather', [a, ids]),
      inferred: ['t', 'k', 2],
      expected: [5, 6, 1, 2],
    },
  ],
  Slice: [
    {
      title: 'counts negative bounds from the end and clamps the others',
      feeds: [f([2, 5], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
      build: (g, a) => {
        const bounds = [[-2], [99], [1], [1]].map((elements) => g.constant('int64', elements));
        return g.apply('Slice', [a, bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!]);
      },
      inferred: [2, 2],
      expected: [3, 4, 8, 9],
    },
    {
      title: 'walks backwards with a negative step',
      feeds: [f([5], [0, 1, 2, 3, 4])],
      build: (g, a) => {
        const bounds = [[-1], [-6], [0], [-2]].map((elements) => g.constant('int64', elements));
        return g.apply('Slice', [a, bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!]);
      },
      inferred: [3],
      expected: [4, 2, 0],
    },
    {
      title: 'takes a symbolic size less what is cut off',
      feeds: [f(['n'], [1, 2, 3, 4], [4])],
      build: (g, a) => {
        const bounds = [[1], [-1], [0], [1]].map((elements) => g.constant('int64', elements));
        return g.apply('Slice', [a, bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!]);
      },
      inferred: ['n-2'],
      expected: [2, 3],
    },
  ],
  ScatterElements: [
    {
      title: 'adds updates that meet at one place',
      feeds: [f([3], [1, 1, 1]), i(['k'], [2, 0, 2], [3]), f(['k'], [1, 2, 3], [3])],
      build: (g, data, ids, updates) =>
        g.apply('ScatterElements', [data, ids, updates], { reduction: 'add' }),
      inferred: [3],
      expected: [3, 1, 5],
    },
  ],
  ScatterND: [
    {
      title: 'adds rows that meet at one place',
      feeds: [f([2, 2], [0, 0, 0, 0]), i(['k', 1], [1, 1], [2, 1]), f(['k', 2], [1, 2, 3, 4], [2, 2])],
      build: (g, data, ids, updates) => g.apply('ScatterND', [data, ids, updates], { reduction: 'add' }),
      inferred: [2, 2],
      expected: [0, 0, 4, 6],
    },
  ],
  GatherElements: [
    {
      title: 'picks one element a place',
      feeds: [f([2, 2], [1, 2, 3, 4]), i(['k', 2], [1, 0], [1, 2])],
      build: (g, x, ids) => g.apply('GatherElements', [x, ids]),
      inferred: ['k', 2],
      expected: [3, 2],
    },
  ],
  GatherND: [
    {
      title: 'picks slices by index tuples',
      feeds: [f([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]), i(['k', 2], [1, 0, 0, 1], [2, 2])],
      build: (g, x, ids) => g.apply('GatherND', [x, ids]),
      inferred: ['k', 2],
      expected: [5, 6, 3, 4],
    },
  ],
});
