import { describe, expect, it } from 'vitest';
import { heldOut } from '../test-support/held-out.ts';
import type { MatchCounts } from './scores.ts';
import { bestThreshold, DEFAULT_THRESHOLD, THRESHOLDS, thresholdCurve } from './threshold-curve.ts';

const categories = ['City'];

/** Counts whose F1 is the score that is given for the index of a threshold. */
const curveOf = (score: (index: number) => number): MatchCounts[] =>
  THRESHOLDS.map((_, index) => ({ matched: 1000 * score(index), predicted: 1000, labelled: 1000 }));

/** Index of the threshold nearest to 0.4. */
const middle = THRESHOLDS.findIndex((threshold) => threshold < 0.42);

describe('thresholdCurve', () => {
  it('finds no fewer spans the lower the threshold, and counts what is right among them', () => {
    const unsure = { marked: 'to [Rome|City] by [train|City]', probability: 0.5 };
    const curve = thresholdCurve([heldOut('to [Rome|City] by train', [unsure], categories)], [1]);
    const predicted = curve.map((counts) => counts.predicted);
    expect(predicted).toEqual(predicted.toSorted((a, b) => a - b));
    expect(curve[0]).toEqual({ matched: 0, predicted: 0, labelled: 1 });
    expect(curve[middle]).toEqual({ matched: 1, predicted: 2, labelled: 1 });
  });

  it('mixes parts by their weights', () => {
    const right = { marked: 'to [Rome|City]', probability: 0.95 };
    const blind = { marked: 'to Rome', probability: 0.95 };
    const document = heldOut('to [Rome|City]', [right, blind], categories);
    const matched = (weights: number[]) => thresholdCurve([document], weights)[middle]!.matched;
    expect([matched([1, 0]), matched([0.75, 0.25]), matched([0.25, 0.75])]).toEqual([1, 1, 0]);
  });

  it('leaves out what is predicted outside of the regions', () => {
    const sure = { marked: '[Rome|City] [Oslo|City]', probability: 0.95 };
    const document = heldOut('Rome [Oslo|City]', [sure], categories);
    const region = { ...document, regions: [{ firstToken: 1, endToken: 2 }] };
    expect(thresholdCurve([region], [1])[middle]).toEqual({ matched: 1, predicted: 1, labelled: 1 });
  });
});

describe('bestThreshold', () => {
  it('takes the middle of the values that are as good as the best', () => {
    const plateau = curveOf((index) => (index >= 8 && index <= 14 ? 0.8 : 0.5));
    const middle = (THRESHOLDS[8]! + THRESHOLDS[14]!) / 2;
    expect(Math.abs(bestThreshold(plateau).threshold - middle)).toBeLessThan(0.02);
    const hill = curveOf((index) => 1 - (index - 6) ** 2 / 200);
    expect(bestThreshold(hill).threshold).toBe(THRESHOLDS[6]);
  });

  it('does not follow a single peak', () => {
    const curve = curveOf((index) => (index === 2 ? 0.72 : index >= 10 && index <= 14 ? 0.7 : 0.5));
    const { threshold } = bestThreshold(curve);
    expect(threshold).toBeLessThanOrEqual(THRESHOLDS[10]!);
    expect(threshold).toBeGreaterThanOrEqual(THRESHOLDS[14]!);
  });

  it('takes the usual one where all values are alike', () => {
    expect(bestThreshold(curveOf(() => 0.4)).threshold).toBe(DEFAULT_THRESHOLD);
  });
});
