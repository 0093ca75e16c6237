import type { Scores } from './train-report.ts';

/** Counts of strict span matching. */
export interface MatchCounts {
  matched: number;
  predicted: number;
  labelled: number;
}

export const noMatches = (): MatchCounts => ({ matched: 0, predicted: 0, labelled: 0 });

/** Precision, recall and F1, 0..1; 0 where they have nothing to be a share of. */
export function scoresOf({ matched, predicted, labelled }: MatchCounts): Scores {
  return {
    precision: predicted === 0 ? 0 : matched / predicted,
    recall: labelled === 0 ? 0 : matched / labelled,
    f1: predicted + labelled === 0 ? 0 : (2 * matched) / (predicted + labelled),
  };
}

export const microF1 = (counts: MatchCounts): number => scoresOf(counts).f1;
