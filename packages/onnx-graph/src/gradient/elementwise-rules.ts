import type { elementwiseOps } from '../ops/elementwise.ts';
import { broadcast, type GradientRule } from './rule.ts';

/** Of equal elements of Max and Min, the second input's gets the derivative. */
export const elementwiseRules: Record<keyof typeof elementwiseOps, GradientRule> = {
  Add: [broadcast((n) => n.dy), broadcast((n) => n.dy)],
  Sub: [broadcast((n) => n.dy), broadcast((n) => n.neg(n.dy))],
  Mul: [broadcast((n) => n.mul(n.dy, n.b)), broadcast((n) => n.mul(n.dy, n.a))],
  Div: [broadcast((n) => n.div(n.dy, n.b)), broadcast((n) => n.neg(n.div(n.mul(n.dy, n.y), n.b)))],
  Pow: [
    broadcast((n) => n.mul(n.dy, n.mul(n.b, n.pow(n.a, n.sub(n.b, n.number(1)))))),
    broadcast((n) => n.mul(n.dy, n.mul(n.y, n.log(n.a)))),
  ],
  Max: [
    broadcast((n) => n.where(n.graph.apply('Greater', [n.a, n.b]), n.dy, n.number(0))),
    broadcast((n) => n.where(n.graph.apply('Greater', [n.a, n.b]), n.number(0), n.dy)),
  ],
  Min: [
    broadcast((n) => n.where(n.graph.apply('Less', [n.a, n.b]), n.dy, n.number(0))),
    broadcast((n) => n.where(n.graph.apply('Less', [n.a, n.b]), n.number(0), n.dy)),
  ],
  Where: [
    null,
    broadcast((n) => n.where(n.a, n.dy, n.number(0))),
    broadcast((n) => n.where(n.a, n.number(0), n.dy)),
  ],

  Neg: [(n) => n.neg(n.dy)],
  Reciprocal: [(n) => n.neg(n.mul(n.dy, n.mul(n.y, n.y)))],
  Exp: [(n) => n.mul(n.dy, n.y)],
  Log: [(n) => n.div(n.dy, n.a)],
  Sqrt: [(n) => n.div(n.mul(n.dy, n.number(0.5)), n.y)],
  // 2 / sqrt(pi) exp(-a a), with the factor in the exponent: GELUs are large, and this spares a pass over them.
  Erf: [(n) => n.mul(n.dy, n.exp(n.sub(n.number(Math.log(2 / Math.sqrt(Math.PI))), n.mul(n.a, n.a))))],
  Tanh: [(n) => n.mul(n.dy, n.sub(n.number(1), n.mul(n.y, n.y)))],
  Sigmoid: [(n) => n.mul(n.dy, n.mul(n.y, n.sub(n.number(1), n.y)))],
  Relu: [(n) => n.where(n.graph.apply('Greater', [n.y, n.number(0)]), n.dy, n.number(0))],

  Cast: [(n) => n.cast(n.dy, n.a.dtype)],
  Identity: [(n) => n.dy],

  Equal: [],
  Less: [],
  Greater: [],
};
