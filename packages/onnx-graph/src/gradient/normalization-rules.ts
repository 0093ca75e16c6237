import type { normalizationOps } from '../ops/normalization.ts';
import type { Value } from '../value.ts';
import type { Backward } from './backward.ts';
import { broadcast, type GradientRule } from './rule.ts';

/** Inverse deviation and normalised input of a LayerNormalization, from what its forward pass kept. */
function normalized(n: Backward): { invStdDev: Value; normal: Value } {
  const [mean, invStdDev] = [n.cast(n.output(1), n.a.dtype), n.cast(n.output(2), n.a.dtype)];
  return { invStdDev, normal: n.mul(n.sub(n.a, mean), invStdDev) };
}

export const normalizationRules: Record<keyof typeof normalizationOps, GradientRule> = {
  Softmax: [(n) => n.mul(n.y, n.sub(n.dy, n.sum(n.mul(n.dy, n.y), n.axis(-1))))],

  LogSoftmax: [(n) => n.sub(n.dy, n.mul(n.exp(n.y), n.sum(n.dy, n.axis(-1))))],

  LayerNormalization: [
    (n) => {
      const { invStdDev, normal } = normalized(n);
      const scaled = n.mul(n.dy, n.b);
      const along = n.mul(normal, n.mean(n.mul(scaled, normal), -1));
      return n.mul(invStdDev, n.sub(n.sub(scaled, n.mean(scaled, -1)), along));
    },
    broadcast((n) => n.mul(n.dy, normalized(n).normal)),
    broadcast((n) => n.dy),
  ],
};
