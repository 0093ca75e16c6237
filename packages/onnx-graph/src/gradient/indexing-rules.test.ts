import { type Check, checkRules, list } from '../../test-support/check-rules.ts';
import { indices, operand } from '../../test-support/operands.ts';
import { indexingRules } from './indexing-rules.ts';

const gather = (dims: number[], axis: number, at: number[]): Check => ({
  operands: list(operand(dims), indices(at, { min: -dims[axis]!, max: dims[axis]! - 1 })),
  build: (g, table, ids) => g.apply('Gather', [table!, ids!], { axis }),
});

const slice = (start: number, end: number, axis: number): Check => ({
  operands: list(operand([4, 5])),
  build: (g, x) => {
    const [from, to, on, by] = [start, end, axis, 1].map((bound) => g.constant('int64', [bound]));
    return g.apply('Slice', [x!, from!, to!, on!, by!]);
  },
});

checkRules(indexingRules, {
  Gather: [
    gather([3], 0, []),
    gather([3, 2], 0, [4]),
    gather([2, 3, 2], 1, [2, 2]),
    gather([2, 3], -1 + 2, [5]),
  ],
  Slice: [
    slice(1, 99, 0),
    slice(0, -2, 1),
    slice(1, 3, 0),
    slice(-2, 2 ** 31 - 1, 1),
    slice(-3, -1, 0),
    slice(9, 20, 0),
  ],
  GatherElements: {
    operands: list(operand([3, 2]), indices([2, 2], { min: 0, max: 2 })),
    build: (g, x, ids) => g.apply('GatherElements', [x!, ids!]),
  },
  GatherND: {
    operands: list(operand([3, 2, 2]), indices([3, 2], { min: 0, max: 1 })),
    build: (g, x, ids) => g.apply('GatherND', [x!, ids!]),
  },
  ScatterElements: {
    operands: list(
      operand([3, 2]),
      indices([2, 2], { min: 0, max: 2 }),
      operand([2, 2], { at: 1, axes: ['u', 'v'] }),
    ),
    build: (g, x, ids, updates) => g.apply('ScatterElements', [x!, ids!, updates!], { reduction: 'add' }),
  },
  ScatterND: {
    operands: list(operand([3, 2]), indices([4, 1], { min: 0, max: 2 }), operand([4, 2], { at: 1 })).map(
      ([x, ids, updates]) => [x!, ids!, { ...updates!, shape: [4, x!.shape[1]!] }],
    ),
    build: (g, x, ids, updates) => g.apply('ScatterND', [x!, ids!, updates!], { reduction: 'add' }),
  },
});
