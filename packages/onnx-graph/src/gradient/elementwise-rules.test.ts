import { type Check, checkRules, one } from '../../test-support/check-rules.ts';
import { broadcastOperands, positive } from '../../test-support/operands.ts';
import { elementwiseRules } from './elementwise-rules.ts';

const unary = (op: 'Neg' | 'Exp' | 'Tanh' | 'Sigmoid' | 'Relu' | 'Identity'): Check => ({
  operands: one(),
  build: (g, x) => g.apply(op, [x]),
});
const ofPositive = (op: 'Log' | 'Sqrt' | 'Reciprocal'): Check => ({
  operands: positive(one()),
  build: (g, x) => g.apply(op, [x]),
});
const binary = (op: 'Add' | 'Sub' | 'Mul' | 'Max' | 'Min'): Check => ({
  operands: broadcastOperands(2),
  build: (g, a, b) => g.apply(op, [a!, b!]),
});
checkRules(elementwiseRules, {
  Add: binary('Add'),
  Sub: binary('Sub'),
  Mul: [binary('Mul'), { operands: one(), build: (g, x) => g.apply('Mul', [x!, x!]) }],
  Div: { operands: positive(broadcastOperands(2)), build: (g, a, b) => g.apply('Div', [a!, b!]) },
  Pow: { operands: positive(broadcastOperands(2)), build: (g, a, b) => g.apply('Pow', [a!, b!]) },
  Max: binary('Max'),
  Min: binary('Min'),
  Where: {
    operands: broadcastOperands(3).map(([condition, ...others]) => [
      { ...condition!, dtype: 'int64', data: condition!.data.map(Math.round) },
      ...others,
    ]),
    build: (g, a, b, c) => g.apply('Where', [g.apply('Less', [a!, g.constant('int64', 0)]), b!, c!]),
  },
  Neg: unary('Neg'),
  Reciprocal: ofPositive('Reciprocal'),
  Exp: unary('Exp'),
  Log: ofPositive('Log'),
  Sqrt: ofPositive('Sqrt'),
  Erf: {
    operands: one(),
    build: (g, x) => {
      const single = g.apply('Cast', [x!], { to: 'float32' });
      return g.apply('Cast', [g.apply('Erf', [single])], { to: 'float64' });
    },
    tolerance: 1e-3,
    step: 0.03,
  },
  Tanh: unary('Tanh'),
  Sigmoid: unary('Sigmoid'),
  Relu: unary('Relu'),
  Cast: {
    operands: one(),
    build: (g, x) => g.apply('Cast', [g.apply('Cast', [x!], { to: 'float32' })], { to: 'float64' }),
    tolerance: 1e-3,
    step: 0.03,
  },
  Identity: unary('Identity'),

  Equal: null,
  Less: null,
  Greater: null,
});
