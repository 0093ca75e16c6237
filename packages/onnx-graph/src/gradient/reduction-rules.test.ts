import { type Check, checkRules, list, one } from '../../test-support/check-rules.ts';
import { operand } from '../../test-support/operands.ts';
import { reductionRules } from './reduction-rules.ts';

const reduction = (op: 'ReduceSum' | 'ReduceMean' | 'ReduceMax'): Check[] => [
  { operands: one(1), build: (g, x) => g.apply(op, [x!, g.constant('int64', [-1])], { keepdims: 0 }) },
  { operands: list(operand([2, 3, 2])), build: (g, x) => g.apply(op, [x!, g.constant('int64', [0, 1])]) },
];

const cumSum = (exclusive: 0 | 1, reverse: 0 | 1): Check => ({
  operands: one(1),
  build: (g, x) => g.apply('CumSum', [x!, g.constant('int64', 0)], { exclusive, reverse }),
});

checkRules(reductionRules, {
  ReduceSum: reduction('ReduceSum'),
  ReduceMean: reduction('ReduceMean'),
  ReduceMax: reduction('ReduceMax'),
  CumSum: [cumSum(0, 0), cumSum(0, 1), cumSum(1, 0), cumSum(1, 1)],
});
