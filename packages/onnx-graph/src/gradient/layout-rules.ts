import type { layoutOps } from '../ops/layout.ts';
import { knownNumbers } from '../shape.ts';
import type { GradientRule } from './rule.ts';

export const layoutRules: Record<keyof typeof layoutOps, GradientRule> = {
  Reshape: [(n) => n.reshapedLike(n.dy, n.a)],

  Concat: (n, at) => {
    const axis = n.axis(0);
    const start = n.inputs
      .slice(0, at)
      .map((before) => n.sizeOf(before!, axis))
      .reduce(n.add, n.ints(0));
    const part = n.slice(n.dy, axis, start, n.add(start, n.sizeOf(n.input(at), axis)));
    return n.reshapedLike(part, n.input(at));
  },

  Unsqueeze: [(n) => n.graph.apply('Squeeze', [n.dy, n.b])],
  Squeeze: [(n) => n.graph.apply('Unsqueeze', [n.dy, n.b])],

  Transpose: [
    (n) => {
      const perm = n.attributes.perm as readonly number[];
      return n.graph.apply('Transpose', [n.dy], { perm: perm.map((_, axis) => perm.indexOf(axis)) });
    },
  ],

  Expand: [(n) => n.unbroadcast(n.dy, n.a)],

  Pad: [
    (n) => {
      const pads = knownNumbers(n.b, 'pads');
      const rank = n.a.shape.length;
      return n.a.shape.reduce((inner, _, axis) => {
        const [before, after] = [pads[axis]!, pads[axis + rank]!];
        if (before === 0 && after === 0) return inner;
        return n.slice(inner, axis, before, after === 0 ? undefined : -after);
      }, n.dy);
    },
  ],

  Shape: [],
};
