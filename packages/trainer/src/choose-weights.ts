import type { HeldOutDocument } from './held-out-document.ts';
import { bestThreshold, thresholdCurve } from './threshold-curve.ts';
import type { Choice } from './train-report.ts';

/** By how much micro F1 (0..1) must rise for a part more. */
const MIN_GAIN = 0.002;

export interface MixtureChoice {
  /** In the order of the parts; 0 for a part that is left out. */
  weights: number[];
  threshold: number;
  f1: number;
  tried: Choice<number[]>['tried'];
}

/**
 * The weights of the parts that do best on held-out documents, each mixture at its own threshold. The parts join one
 * after the other (forward selection as by Caruana et al., Ensemble Selection from Libraries of Models, 2004): the next
 * one gets one of a few shares of what the earlier ones make together, or nothing if it makes that no better.
 *
 * @param shares for each part but the first, those that are tried
 */
export function chooseWeights(
  documents: readonly HeldOutDocument[],
  shares: readonly (readonly number[])[],
): MixtureChoice {
  const tried: MixtureChoice['tried'] = [];
  const measure = (weights: number[]) => {
    const result = { weights, ...bestThreshold(thresholdCurve(documents, weights)) };
    tried.push({ value: weights, score: result.f1 });
    return result;
  };
  let best = measure([1, ...shares.map(() => 0)]);
  for (const [index, partShares] of shares.entries()) {
    const part = index + 1;
    const mixtures = partShares.map((share) =>
      measure(best.weights.map((weight, at) => round(at === part ? share : weight * (1 - share)))),
    );
    const leader = mixtures.reduce((a, b) => (b.f1 > a.f1 ? b : a));
    if (leader.f1 > best.f1 + MIN_GAIN) best = leader;
  }
  return { ...best, tried };
}

/** Without what binary fractions add: weights are written into manifests and reports. */
const round = (weight: number): number => Math.round(1e6 * weight) / 1e6;
