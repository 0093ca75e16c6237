import type { Span } from '@spansmith/labels';
import type { TokenScores, TrainedTagger, TrainingExample } from '@spansmith/taggers';

/** What can be taken from the score of `O` (see `TrainedTagger.withOutsideBias`): the values that are tried. */
export const outsideBiases = Array.from({ length: 17 }, (_, index) => index / 4);

/** A difference of F1, 0..1, that is no reason for a larger bias. */
const negligible = 0.003;

/** Micro counts of strict span matching. */
export interface MatchCounts {
  matched: number;
  predicted: number;
  labelled: number;
}

/** 2 P R / (P + R), 0..1; 0 where there is nothing to find. */
export function microF1({ matched, predicted, labelled }: MatchCounts): number {
  return predicted + labelled === 0 ? 0 : (2 * matched) / (predicted + labelled);
}

/** Counts on documents that took no part in training, one for each of `outsideBiases`. */
export class HeldOutCounts {
  readonly counts: readonly MatchCounts[] = outsideBiases.map(() => ({
    matched: 0,
    predicted: 0,
    labelled: 0,
  }));

  /** Lets `tagger` predict `documents`, and counts inside their regions. */
  async add(tagger: TrainedTagger, documents: readonly TrainingExample[]): Promise<void> {
    const biased = outsideBiases.map((bias) => tagger.withOutsideBias(bias));
    for (const document of documents) {
      const scores = await tagger.scoreTokens(document.text);
      for (const [index, counts] of this.counts.entries()) count(counts, document, biased[index]!, scores);
    }
  }

  /**
   * The smallest bias whose F1 is as good as the best, and its F1. The curve is smoothed over three neighbours, and
   * differences that stand on few spans do not count.
   */
  best(): { outsideBias: number; f1: number } {
    const scores = this.counts.map(microF1);
    const smooth = scores.map(
      (score, index) => (score + (scores[index - 1] ?? score) + (scores[index + 1] ?? score)) / 3,
    );
    const index = smooth.findIndex((score) => score >= Math.max(...smooth) - negligible);
    return { outsideBias: outsideBiases[index]!, f1: scores[index]! };
  }
}

function count(
  counts: MatchCounts,
  { regions }: TrainingExample,
  tagger: TrainedTagger,
  scores: TokenScores,
): void {
  const predicted = tagger.decode(scores);
  for (const { startUtf16, endUtf16, spans } of regions) {
    const labelled = new Set(spans.map(keyOf));
    const inside = predicted.filter((span) => span.startUtf16 >= startUtf16 && span.endUtf16 <= endUtf16);
    counts.labelled += labelled.size;
    counts.predicted += inside.length;
    counts.matched += inside.filter((span) => labelled.has(keyOf(span))).length;
  }
}

const keyOf = ({ category, startUtf16, endUtf16 }: Span): string => `${startUtf16} ${endUtf16} ${category}`;
