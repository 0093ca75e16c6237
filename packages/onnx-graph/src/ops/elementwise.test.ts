import { f, feed, i, sixA, testOps } from '../../test-support/op-cases.ts';
import { elementwiseOps } from './elementwise.ts';

testOps(elementwiseOps, {
  Add: [
    {
      title: 'broadcasts a row over an unknown number of rows',
      feeds: [sixA, f([3], [10, 20, 30])],
      build: (g, a, b) => g.apply('Add', [a, b]),
      inferred: ['n', 3],
      expected: [11, 22, 33, 14, 25, 36],
    },
  ],
  Sub: [
    {
      title: 'broadcasts a column against a row',
      feeds: [f([2, 1], [1, 2]), f([3], [10, 20, 30])],
      build: (g, a, b) => g.apply('Sub', [a, b]),
      inferred: [2, 3],
      expected: [-9, -19, -29, -8, -18, -28],
    },
  ],
  Mul: [
    {
      title: 'multiplies by a scalar constant',
      feeds: [sixA],
      build: (g, a) => g.apply('Mul', [a, g.constant('float32', 2)]),
      inferred: ['n', 3],
      expected: [2, 4, 6, 8, 10, 12],
    },
  ],
  Div: [
    {
      title: 'truncates integers',
      feeds: [i([2], [7, -7]), i([1], [2])],
      build: (g, a, b) => g.apply('Div', [a, b]),
      inferred: [2],
      expected: [3, -3],
    },
  ],
  Pow: [
    {
      title: 'broadcasts a scalar',
      feeds: [f(['n', 2], [1, 2, -1, 4], [2, 2])],
      build: (g, x) => g.apply('Pow', [x, g.constant('float32', 2)]),
      inferred: ['n', 2],
      expected: [1, 4, 1, 16],
    },
  ],
  Max: [
    {
      title: 'broadcasts a scalar',
      feeds: [f(['n', 2], [1, 2, 2, 4], [2, 2])],
      build: (g, x) => g.apply('Max', [x, g.constant('float32', 2)]),
      inferred: ['n', 2],
      expected: [2, 2, 2, 4],
    },
  ],
  Min: [
    {
      title: 'broadcasts a scalar',
      feeds: [f(['n', 2], [1, 2, 2, 4], [2, 2])],
      build: (g, x) => g.apply('Min', [x, g.constant('float32', 2)]),
      inferred: ['n', 2],
      expected: [1, 2, 2, 2],
    },
  ],
  Neg: [
    {
      title: 'maps every element',
      feeds: [f(['n'], [1, -2], [2])],
      build: (g, x) => g.apply('Neg', [x]),
      inferred: ['n'],
      expected: [-1, 2],
    },
  ],
  Reciprocal: [
    {
      title: 'maps every element',
      feeds: [f(['n'], [1, -2], [2])],
      build: (g, x) => g.apply('Reciprocal', [x]),
      inferred: ['n'],
      expected: [1, -0.5],
    },
  ],
  Exp: [
    {
      title: 'maps every element',
      feeds: [f(['n'], [0, 1], [2])],
      build: (g, x) => g.apply('Exp', [x]),
      inferred: ['n'],
      expected: [1, Math.E],
    },
  ],
  Log: [
    {
      title: 'maps every element',
      feeds: [f(['n'], [1, 2], [2])],
      build: (g, x) => g.apply('Log', [x]),
      inferred: ['n'],
      expected: [0, Math.LN2],
    },
  ],
  Sqrt: [
    {
      title: 'maps every element',
      feeds: [f(['n'], [4, 9], [2])],
      build: (g, x) => g.apply('Sqrt', [x]),
      inferred: ['n'],
      expected: [2, 3],
    },
  ],
  Erf: [
    {
      title: 'maps every element',
      feeds: [f(['n'], [0, 1, -1], [3])],
      build: (g, x) => g.apply('Erf', [x]),
      inferred: ['n'],
      expected: [0, 0.8427008, -0.8427008],
    },
  ],
  Tanh: [
    {
      title: 'maps every element',
      feeds: [f(['n'], [0, 1], [2])],
      build: (g, x) => g.apply('Tanh', [x]),
      inferred: ['n'],
      expected: [0, Math.tanh(1)],
    },
  ],
  Sigmoid: [
    {
      title: 'maps every element',
      feeds: [f(['n'], [0, 2], [2])],
      build: (g, x) => g.apply('Sigmoid', [x]),
      inferred: ['n'],
      expected: [0.5, 1 / (1 + Math.exp(-2))],
    },
  ],
  Relu: [
    {
      title: 'maps every element',
      feeds: [f(['n'], [-1, 0, 2], [3])],
      build: (g, x) => g.apply('Relu', [x]),
      inferred: ['n'],
      expected: [0, 0, 2],
    },
  ],
  Equal: [
    {
      title: 'gives booleans',
      feeds: [i([3], [1, 2, 3]), i([1], [2])],
      build: (g, a, b) => g.apply('Equal', [a, b]),
      inferred: [3],
      expected: [0, 1, 0],
    },
  ],
  Less: [
    {
      title: 'gives booleans',
      feeds: [f([3], [1, 2, 3]), f([1], [2])],
      build: (g, a, b) => g.apply('Less', [a, b]),
      inferred: [3],
      expected: [1, 0, 0],
    },
  ],
  Greater: [
    {
      title: 'gives booleans',
      feeds: [f([3], [1, 2, 3]), f([1], [2])],
      build: (g, a, b) => g.apply('Greater', [a, b]),
      inferred: [3],
      expected: [0, 0, 1],
    },
  ],
  Where: [
    {
      title: 'chooses by a broadcast condition',
      feeds: [feed('bool', [2, 1], [1, 0]), f([2, 2], [1, 2, 3, 4]), f([2], [-1, -2])],
      build: (g, c, x, y) => g.apply('Where', [c, x, y]),
      inferred: [2, 2],
      expected: [1, 2, -1, -2],
    },
  ],
  Cast: [
    {
      title: 'turns int8 weights into floats',
      feeds: [feed('int8', [3], [-128, 0, 127])],
      build: (g, x) => g.apply('Cast', [x], { to: 'float32' }),
      inferred: [3],
      expected: [-128, 0, 127],
    },
  ],
  Identity: [
    {
      title: 'hands an initializer out unchanged',
      feeds: [],
      build: (g) => g.apply('Identity', [g.initializer('w', 'float64', [2], new Float64Array([1.5, 2.5]))]),
      inferred: [2],
      expected: [1.5, 2.5],
    },
  ],
});
