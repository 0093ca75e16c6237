import { type Check, checkRules, list, one } from '../../test-support/check-rules.ts';
import { operand } from '../../test-support/operands.ts';
import { layoutRules } from './layout-rules.ts';

const concat = (dims: number[][], axis: number): Check => ({
  operands: list(
    ...dims.map((shape, at) =>
      operand(shape, { at, axes: shape.map((_, on) => (on === axis ? `${at}` : on)) }),
    ),
  ).map((operands) =>
    // Only along the axis may symbols differ.
    operands.map((one) => ({
      ...one,
      shape: one.shape.map((dim, on) => (on === axis ? dim : one.dims[on]!)),
    })),
  ),
  build: (g, a, ...more) => g.apply('Concat', [a!, ...more], { axis }),
});

checkRules(layoutRules, {
  Reshape: [
    {
      operands: list(operand([2, 3, 2])),
      build: (g, x) => g.apply('Reshape', [x!, g.constant('int64', [0, -1])]),
    },
    {
      operands: list(operand([2, 3, 2])),
      build: (g, x) => g.apply('Reshape', [x!, g.constant('int64', [-1, 2])]),
    },
  ],
  Concat: [
    concat([[2], [3]], 0),
    concat(
      [
        [2, 1],
        [2, 3],
        [2, 2],
      ],
      1,
    ),
  ],
  Unsqueeze: { operands: one(1), build: (g, x) => g.apply('Unsqueeze', [x!, g.constant('int64', [0, -1])]) },
  Squeeze: {
    operands: list(operand([1, 3, 1])),
    build: (g, x) => g.apply('Squeeze', [x!, g.constant('int64', [0, -1])]),
  },
  Transpose: {
    operands: list(operand([2, 3, 2])),
    build: (g, x) => g.apply('Transpose', [x!], { perm: [2, 0, 1] }),
  },
  Expand: [
    {
      operands: list(operand([2, 1])),
      build: (g, x) => g.apply('Expand', [x!, g.constant('int64', [3, 1, 4])]),
    },
    { operands: list(operand([1])), build: (g, x) => g.apply('Expand', [x!, g.constant('int64', [2])]) },
  ],
  Pad: {
    operands: list(operand([2, 3])),
    build: (g, x) => g.apply('Pad', [x!, g.constant('int64', [1, 0, 2, 1])]),
  },
  Shape: null,
});
