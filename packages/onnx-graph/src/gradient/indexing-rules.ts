import { GraphError } from '../errors.ts';
import type { indexingOps } from '../ops/indexing.ts';
import { knownNumbers, normalizeAxis } from '../shape.ts';
import type { Value } from '../value.ts';
import { type Backward, TO_END } from './backward.ts';
import type { GradientRule } from './rule.ts';

/** Throws unless a scatter adds: what else replaces elements has no use in a loss so far. */
function expectAdd(n: Backward): void {
  if (n.attributes.reduction !== 'add')
    throw new GraphError('only a scatter with reduction "add" can be differentiated');
}

/** How much a Slice left out before and after its part of `axis`; as int64[1] where that is known at run time only. */
function leftOut(n: Backward, axis: number, start: number, end: number): [number | Value, number | Value] {
  const [size, kept] = [n.a.shape[axis], n.y.shape[axis]];
  if (typeof size === 'number' && typeof kept === 'number') {
    const before = Math.min(start < 0 ? Math.max(0, start + size) : start, size);
    return [before, size - kept - before];
  }
  const after = end >= TO_END ? 0 : -end;
  if (start >= 0 && after >= 0) return [start, after];
  const missing = n.sub(n.sizeOf(n.a, axis), n.sizeOf(n.y, axis));
  return start >= 0 ? [start, n.sub(missing, n.ints(start))] : [n.sub(missing, n.ints(after)), after];
}

export const indexingRules: Record<keyof typeof indexingOps, GradientRule> = {
  // Dense: as large as the table and added up one element after the other. For position embeddings and the like; the
  // rows of a large table are better gathered, and updated, by the caller.
  Gather: [
    (n) => {
      const axis = n.axis(0);
      const rank = n.a.shape.length;
      const shape = n.list(n.a.shape.map((_, at) => (at === axis ? -1 : n.sizeOf(n.a, at))));
      const flat = n.graph.apply('Reshape', [n.dy, shape]);
      const column = Array.from({ length: rank }, (_, at) => (at === axis ? -1 : 1));
      const indices = n.graph.apply('Expand', [
        n.graph.apply('Reshape', [n.b, n.ints(...column)]),
        n.shapeOf(flat),
      ]);
      return n.graph.apply('ScatterElements', [n.zerosLike(n.a), indices, flat], { axis, reduction: 'add' });
    },
  ],

  Slice: [
    (n) => {
      const [starts, ends, axes, steps] = [1, 2, 3, 4].map((at) => knownNumbers(n.input(at), 'bound'));
      if (steps!.some((step) => step !== 1))
        throw new GraphError('a Slice with steps cannot be differentiated');
      const rank = n.a.shape.length;
      const pads: (number | Value)[] = Array.from({ length: 2 * rank }, () => 0);
      for (const [at, given] of axes!.entries()) {
        const axis = normalizeAxis(given, rank);
        [pads[axis], pads[axis + rank]] = leftOut(n, axis, starts![at]!, ends![at]!);
      }
      return n.reshapedLike(n.graph.apply('Pad', [n.dy, n.list(pads)]), n.a);
    },
  ],

  GatherElements: [
    (n) =>
      n.graph.apply('ScatterElements', [n.zerosLike(n.a), n.b, n.dy], {
        axis: n.axis(0),
        reduction: 'add',
      }),
  ],

  GatherND: [(n) => n.graph.apply('ScatterND', [n.zerosLike(n.a), n.b, n.dy], { reduction: 'add' })],

  ScatterElements: [
    (n) => {
      expectAdd(n);
      return n.dy;
    },
    null,
    (n) => {
      expectAdd(n);
      return n.graph.apply('GatherElements', [n.dy, n.b], { axis: n.axis(0) });
    },
  ],

  ScatterND: [
    (n) => {
      expectAdd(n);
      return n.dy;
    },
    null,
    (n) => {
      expectAdd(n);
      return n.graph.apply('GatherND', [n.dy, n.b]);
    },
  ],
};
