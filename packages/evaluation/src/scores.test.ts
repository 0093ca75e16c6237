import { describe, expect, it } from 'vitest';
import { macroScores, microScores, scoresOf } from './scores.ts';

const counts = (truePositives: number, falsePositives: number, falseNegatives: number) => ({
  truePositives,
  falsePositives,
  falseNegatives,
});

describe('scores', () => {
  it('are 0 where there is nothing to divide by', () => {
    const none = { precision: 0, recall: 0, f1: 0 };
    expect(scoresOf(counts(0, 0, 0))).toEqual(none);
    expect(scoresOf(counts(0, 0, 3))).toEqual(none);
    expect(microScores(new Map())).toEqual(none);
    expect(macroScores(new Map())).toEqual(none);
  });

  it('are, as micro averages, those of the summed counts', () => {
    const byCategory = new Map([
      ['Person', counts(2, 1, 1)],
      ['City', counts(1, 1, 1)],
    ]);
    expect(microScores(byCategory)).toEqual({ precision: 0.6, recall: 0.6, f1: 0.6 });
  });

  it('are, as macro averages, means over the categories, F1 too', () => {
    const byCategory = new Map([
      ['Person', counts(1, 0, 3)], // P 1, R 1/4, F1 2/5
      ['City', counts(1, 1, 0)], // P 1/2, R 1, F1 2/3
    ]);
    const { precision, recall, f1 } = macroScores(byCategory);
    expect([precision, recall]).toEqual([3 / 4, 5 / 8]);
    expect(f1).toBeCloseTo(8 / 15, 12); // not 15/22, the F1 of 3/4 and 5/8
  });
});
