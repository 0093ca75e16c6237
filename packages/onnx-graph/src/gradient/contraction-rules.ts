import type { contractionOps } from '../ops/contraction.ts';
import type { Value } from '../value.ts';
import type { Backward } from './backward.ts';
import type { GradientRule } from './rule.ts';

type Flag = 0 | 1;

function gemmAttributes(n: Backward): { transA: Flag; transB: Flag; alpha: number; beta: number } {
  const { transA = 0, transB = 0, alpha = 1, beta = 1 } = n.attributes;
  return { transA: transA as Flag, transB: transB as Flag, alpha: alpha as number, beta: beta as number };
}

/** `value` as a matrix of its last axis. */
const rowsOf = (n: Backward, value: Value): Value =>
  value.shape.length === 2
    ? value
    : n.graph.apply('Reshape', [value, n.ints(-1, value.shape.at(-1) as number)]);

const isSize = (dim: unknown): boolean => typeof dim === 'number';

export const contractionRules: Record<keyof typeof contractionOps, GradientRule> = {
  MatMul: [
    (n) => n.unbroadcast(n.graph.apply('MatMul', [n.dy, n.transposed(n.b)]), n.a),
    (n) => {
      // Weights: one product over all rows of the batch, not a batch of products to sum up.
      if (n.b.shape.length === 2 && isSize(n.a.shape.at(-1)) && isSize(n.dy.shape.at(-1)))
        return n.graph.apply('Gemm', [rowsOf(n, n.a), rowsOf(n, n.dy)], { transA: 1 });
      return n.unbroadcast(n.graph.apply('MatMul', [n.transposed(n.a), n.dy]), n.b);
    },
  ],

  Gemm: [
    (n) => {
      const { transA, transB, alpha } = gemmAttributes(n);
      return transA
        ? n.graph.apply('Gemm', [n.b, n.dy], { transA: transB, transB: 1, alpha })
        : n.graph.apply('Gemm', [n.dy, n.b], { transB: transB ? 0 : 1, alpha });
    },
    (n) => {
      const { transA, transB, alpha } = gemmAttributes(n);
      return transB
        ? n.graph.apply('Gemm', [n.dy, n.a], { transA: 1, transB: transA, alpha })
        : n.graph.apply('Gemm', [n.a, n.dy], { transA: transA ? 0 : 1, alpha });
    },
    (n) => n.mul(n.unbroadcast(n.dy, n.input(2)), n.number(gemmAttributes(n).beta)),
  ],

  MatMulInteger: [],
  DynamicQuantizeLinear: [],
};
