import type { HeldOutDocument } from './held-out-document.ts';
import { bestThreshold, thresholdCurve } from './threshold-curve.ts';
import type { Choice } from './train-report.ts';

/** Steps from 0 to 1 of a part's weight. */
const STEPS = 4;
/** By how much micro F1 (0..1) must rise for one part more. */
const MIN_GAIN = 0.002;

export interface MixtureChoice {
  /** In the order of the parts; 0 for a part that is left out. */
  weights: number[];
  threshold: number;
  f1: number;
  tried: Choice<number[]>['tried'];
}

/**
 * The weights of the parts that do best on held-out documents, each at its own threshold. A part stays out unless it makes
 * the mixture better than the best one without it.
 */
export function chooseWeights(documents: readonly HeldOutDocument[], partCount: number): MixtureChoice {
  const results = weightGrid(partCount).map((weights) => ({
    weights,
    ...bestThreshold(thresholdCurve(documents, weights)),
  }));
  const partsOf = (weights: readonly number[]) => weights.filter((weight) => weight > 0).length;
  const best = results
    .toSorted((a, b) => partsOf(a.weights) - partsOf(b.weights))
    .reduce((leader, result) => {
      const gain = partsOf(result.weights) > partsOf(leader.weights) ? MIN_GAIN : 0;
      return result.f1 > leader.f1 + gain ? result : leader;
    });
  return { ...best, tried: results.map(({ weights, f1 }) => ({ value: weights, score: f1 })) };
}

/** All weights in steps that add up to 1. */
function weightGrid(partCount: number): number[][] {
  const split = (parts: number, steps: number): number[][] =>
    parts === 1
      ? [[steps]]
      : Array.from({ length: steps + 1 }, (_, first) =>
          split(parts - 1, steps - first).map((rest) => [first, ...rest]),
        ).flat();
  return split(partCount, STEPS).map((steps) => steps.map((step) => step / STEPS));
}
