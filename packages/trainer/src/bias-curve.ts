import { bestTags, mixMarginals } from '@spansmith/taggers';
import { type TokenSpan, tagsToSpans } from '@spansmith/tokenization';
import type { HeldOutDocument } from './held-out-document.ts';
import { type MatchCounts, microF1, noMatches } from './scores.ts';

/** What can be taken from the log probability of `O`: the values that are tried. */
export const OUTSIDE_BIASES: readonly number[] = Array.from({ length: 21 }, (_, index) => (index - 4) / 4);

/** Counts of a mixture at each of `OUTSIDE_BIASES`. */
export function biasCurve(documents: readonly HeldOutDocument[], weights: readonly number[]): MatchCounts[] {
  const curve = OUTSIDE_BIASES.map(noMatches);
  for (const document of documents) {
    const scores = mixMarginals(document.posteriors, weights);
    for (const [index, outsideBias] of OUTSIDE_BIASES.entries())
      countMatches(document, tagsToSpans(bestTags(scores, outsideBias)), curve[index]!);
  }
  return curve;
}

/** Adds how the predictions for a document match its labels. Those that are not whole in a region do not count. */
export function countMatches(
  document: HeldOutDocument,
  predictions: readonly TokenSpan[],
  counts: MatchCounts,
): void {
  counts.labelled += document.labels.length;
  for (const prediction of predictions) {
    if (!isInRegion(document, prediction)) continue;
    counts.predicted++;
    if (isLabelled(document, prediction)) counts.matched++;
  }
}

export function isInRegion({ regions }: HeldOutDocument, { firstToken, endToken }: TokenSpan): boolean {
  return regions.some((region) => firstToken >= region.firstToken && endToken <= region.endToken);
}

/** Whether exactly this span is labelled. */
export function isLabelled({ labels }: HeldOutDocument, prediction: TokenSpan): boolean {
  return labels.some(
    (label) =>
      label.isExact &&
      label.firstToken === prediction.firstToken &&
      label.endToken === prediction.endToken &&
      label.category === prediction.category,
  );
}

/** A difference of F1, 0..1, that stands on too few spans to count. */
const NEGLIGIBLE = 0.003;

/**
 * The bias in the middle of those that are as good as the best, and its F1: at the edge of such a plateau, other
 * documents may be on the slope. The curve is smoothed over three neighbours first.
 */
export function bestBias(curve: readonly MatchCounts[]): { outsideBias: number; f1: number } {
  const scores = curve.map(microF1);
  const smooth = scores.map(
    (score, index) => (score + (scores[index - 1] ?? score) + (scores[index + 1] ?? score)) / 3,
  );
  const best = smooth.indexOf(Math.max(...smooth));
  const isGood = (index: number) => smooth[index]! >= smooth[best]! - NEGLIGIBLE;
  let first = best;
  while (first > 0 && isGood(first - 1)) first--;
  let last = best;
  while (last + 1 < smooth.length && isGood(last + 1)) last++;
  const neutral = OUTSIDE_BIASES.indexOf(0);
  // Where all are alike, there is nothing to learn from them.
  const middle = first === 0 && last + 1 === smooth.length ? neutral : (first + last) >> 1;
  return { outsideBias: OUTSIDE_BIASES[middle]!, f1: scores[middle]! };
}
