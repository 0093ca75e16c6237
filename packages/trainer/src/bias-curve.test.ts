import { describe, expect, it } from 'vitest';
import { heldOut } from '../test-support/held-out.ts';
import { bestBias, biasCurve, OUTSIDE_BIASES } from './bias-curve.ts';
import type { MatchCounts } from './scores.ts';

const categories = ['City'];

/** Counts whose F1 is that of each score, in the order of the biases. */
const curveOf = (scores: (bias: number) => number): MatchCounts[] =>
  OUTSIDE_BIASES.map((bias) => ({ matched: 1000 * scores(bias), predicted: 1000, labelled: 1000 }));

describe('biasCurve', () => {
  it('finds more the more is taken from O, and counts what is right among it', () => {
    const unsure = { marked: 'to [Rome|City] by [train|City]', probability: 0.5 };
    const curve = biasCurve([heldOut('to [Rome|City] by train', [unsure], categories)], [1]);
    const predicted = curve.map((counts) => counts.predicted);
    expect(predicted).toEqual(predicted.toSorted((a, b) => a - b));
    expect(predicted.at(-1)).toBeGreaterThan(predicted[0]!);
    expect(curve[OUTSIDE_BIASES.indexOf(0)]).toEqual({ matched: 1, predicted: 2, labelled: 1 });
  });

  it('mixes parts by their weights', () => {
    const right = { marked: 'to [Rome|City]', probability: 0.9 };
    const blind = { marked: 'to Rome', probability: 0.9 };
    const document = heldOut('to [Rome|City]', [right, blind], categories);
    const matched = (weights: number[]) => biasCurve([document], weights)[OUTSIDE_BIASES.indexOf(0)]!.matched;
    expect([matched([1, 0]), matched([0.75, 0.25]), matched([0.25, 0.75])]).toEqual([1, 1, 0]);
  });

  it('leaves out what is predicted outside of the regions', () => {
    const sure = { marked: '[Rome|City] [Oslo|City]', probability: 0.9 };
    const document = heldOut('Rome [Oslo|City]', [sure], categories);
    const region = { ...document, regions: [{ firstToken: 1, endToken: 2 }] };
    expect(biasCurve([region], [1])[OUTSIDE_BIASES.indexOf(0)]).toEqual({
      matched: 1,
      predicted: 1,
      labelled: 1,
    });
  });
});

describe('bestBias', () => {
  it('takes the middle of the values that are as good as the best', () => {
    expect(bestBias(curveOf((bias) => (bias >= 1 && bias <= 2 ? 0.8 : 0.5))).outsideBias).toBe(1.5);
    expect(bestBias(curveOf((bias) => 1 - (bias - 0.5) ** 2 / 10)).outsideBias).toBe(0.5);
  });

  it('does not follow a single peak', () => {
    const curve = curveOf((bias) => (bias === -1 ? 0.72 : bias >= 2 && bias <= 3 ? 0.7 : 0.5));
    expect(bestBias(curve).outsideBias).toBe(2.5);
  });

  it('takes nothing from O where all values are alike', () => {
    expect(bestBias(curveOf(() => 0.4)).outsideBias).toBe(0);
  });
});
