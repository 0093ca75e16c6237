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

/** A share of 1: the part replaces all before it. */
const ALONE = 1;

/**
 * The weights of the parts that do best on held-out documents, each mixture at its own threshold. The parts join one
 * after the other (forward selection as by Caruana et al., Ensemble Selection from Libraries of Models, 2004): the next
 * one gets one of a few shares of what the earlier ones make together, or nothing if it makes that no better. To replace
 * them it must be better by more than chance makes it: by the standard error of a share of so many labels.
 *
 * @param shares for each part but the first, those that are tried
 */
export function chooseWeights(
  documents: readonly HeldOutDocument[],
  shares: readonly (readonly number[])[],
): MixtureChoice {
  const tried: MixtureChoice['tried'] = [];
  const labels = documents.reduce((sum, document) => sum + document.labels.length, 0);
  const standardError = 0.5 / Math.sqrt(Math.max(1, labels));
  const measure = (weights: number[]) => {
    const result = { weights, ...bestThreshold(thresholdCurve(documents, weights)) };
    tried.push({ value: weights, score: result.f1 });
    return result;
  };
  let best = measure([1, ...shares.map(() => 0)]);
  for (const [index, partShares] of shares.entries()) {
    const part = index + 1;
    const before = best;
    for (const share of partShares.toSorted((a, b) => a - b)) {
      const weights = before.weights.map((weight, at) => round(at === part ? share : weight * (1 - share)));
      const mixture = measure(weights);
      const minGain = share === ALONE ? standardError : best === before ? MIN_GAIN : 0;
      if (mixture.f1 > best.f1 + minGain) best = mixture;
    }
  }
  return { ...best, tried };
}

/** Without what binary fractions add: weights are written into manifests and reports. */
const round = (weight: number): number => Math.round(1e6 * weight) / 1e6;
