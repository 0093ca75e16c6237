import { describe, expect, it } from 'vitest';
import { type RequestedEvaluationOptions, resolveEvaluationOptions } from './evaluation-options.ts';

describe('resolveEvaluationOptions', () => {
  it.each<[RequestedEvaluationOptions | undefined, number, number]>([
    [undefined, 80, 20],
    [{}, 80, 20],
    [{ kind: 'percentage', trainingSplitPercentage: 60, testingSplitPercentage: 40 }, 60, 40],
    [{ trainingSplitPercentage: 70 }, 70, 30],
    [{ testingSplitPercentage: 1 }, 99, 1],
  ])('makes of %j a split of %i and %i percent', (requested, training, testing) => {
    expect(resolveEvaluationOptions(requested)).toEqual({
      kind: 'percentage',
      trainingSplitPercentage: training,
      testingSplitPercentage: testing,
    });
  });

  it('drops the percentages of a manual split', () => {
    expect(resolveEvaluationOptions({ kind: 'manual', trainingSplitPercentage: 80 })).toEqual({
      kind: 'manual',
    });
  });

  it.each<RequestedEvaluationOptions>([
    { trainingSplitPercentage: 80, testingSplitPercentage: 30 },
    { trainingSplitPercentage: 100, testingSplitPercentage: 0 },
    { trainingSplitPercentage: -20, testingSplitPercentage: 120 },
    { trainingSplitPercentage: 79.5, testingSplitPercentage: 20.5 },
    { testingSplitPercentage: Number.NaN },
  ])('refuses %j', (requested) => {
    expect(() => resolveEvaluationOptions(requested)).toThrow(
      /whole numbers from 1 to 99 whose sum is 100; they are/,
    );
  });
});
