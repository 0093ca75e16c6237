import type { CategoryCounts, SpanCounts } from './span-counts.ts';
import { totalCounts } from './span-counts.ts';

/** Each 0..1; where there is nothing to divide by, 0. */
export interface Scores {
  precision: number;
  recall: number;
  f1: number;
}

/** P = TP / (TP + FP), R = TP / (TP + FN), F1 = 2 TP / (2 TP + FP + FN), the harmonic mean of P and R. */
export function scoresOf({ truePositives, falsePositives, falseNegatives }: SpanCounts): Scores {
  return {
    precision: ratio(truePositives, truePositives + falsePositives),
    recall: ratio(truePositives, truePositives + falseNegatives),
    f1: ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
  };
}

/** The scores of the counts over all categories: every span weighs the same. */
export function microScores(counts: CategoryCounts): Scores {
  return scoresOf(totalCounts(counts));
}

/**
 * The means of the categories' scores: every category weighs the same. F1 is the mean of their F1s, not the F1 of the
 * mean precision and recall, as in the service's own figures.
 */
export function macroScores(counts: CategoryCounts): Scores {
  const scores = [...counts.values()].map(scoresOf);
  const mean = (pick: (score: Scores) => number) =>
    ratio(
      scores.reduce((sum, score) => sum + pick(score), 0),
      scores.length,
    );
  return {
    precision: mean((score) => score.precision),
    recall: mean((score) => score.recall),
    f1: mean((score) => score.f1),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
