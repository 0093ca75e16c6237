import type { reductionOps } from '../ops/reduction.ts';
import { knownNumbers, normalizeAxis } from '../shape.ts';
import type { Value } from '../value.ts';
import type { Backward } from './backward.ts';
import type { GradientRule } from './rule.ts';

function reducedAxes(n: Backward): number[] {
  return knownNumbers(n.b, 'axes').map((axis) => normalizeAxis(axis, n.a.shape.length));
}

/** `value`, shaped like the output, with the reduced axes as 1. */
function keepingAxes(n: Backward, value: Value): Value {
  return n.attributes.keepdims === 0 ? n.graph.apply('Unsqueeze', [value, n.ints(...reducedAxes(n))]) : value;
}

const spread = (n: Backward, value: Value): Value => n.graph.apply('Expand', [value, n.shapeOf(n.a)]);

/** Number of elements that were reduced to one. */
function reducedCount(n: Backward): Value {
  const axes = reducedAxes(n);
  const sizes = axes.map((axis) => n.a.shape[axis]).filter((dim) => typeof dim === 'number');
  if (sizes.length === axes.length) return n.number(sizes.reduce((product, size) => product * size, 1));
  return n.cast(axes.map((axis) => n.sizeOf(n.a, axis)).reduce(n.mul), n.dy.dtype);
}

export const reductionRules: Record<keyof typeof reductionOps, GradientRule> = {
  ReduceSum: [(n) => spread(n, keepingAxes(n, n.dy))],

  ReduceMean: [(n) => spread(n, n.div(keepingAxes(n, n.dy), reducedCount(n)))],

  // Equal largest elements share the derivative.
  ReduceMax: [
    (n) => {
      const isLargest = n.cast(n.graph.apply('Equal', [n.a, keepingAxes(n, n.y)]), n.dy.dtype);
      const count = n.graph.apply('ReduceSum', [isLargest, n.ints(...reducedAxes(n))]);
      return n.mul(isLargest, n.div(keepingAxes(n, n.dy), count));
    },
  ],

  CumSum: [
    (n) => {
      const { exclusive, reverse } = n.attributes;
      return n.graph.apply('CumSum', [n.dy, n.b], {
        ...(exclusive === 1 && { exclusive: 1 }),
        reverse: reverse === 1 ? 0 : 1,
      });
    },
  ],
};
