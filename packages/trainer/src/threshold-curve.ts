import { bestSpans, probableSpans } from '@spansmith/taggers';
import type { TokenSpan } from '@spansmith/tokenization';
import type { HeldOutDocument } from './held-out-document.ts';
import { type MatchCounts, microF1, noMatches } from './scores.ts';

/** Each threshold that is tried is the one before it times this: from 0.64 down to 0.005. */
const RATIO = 0.85;
const HIGHEST = 0.64;

/** How probable a span must be to be found: the values that are tried, in descending order. */
export const THRESHOLDS: readonly number[] = Array.from(
  { length: 31 },
  (_, index) => Math.round(1e4 * HIGHEST * RATIO ** index) / 1e4,
);

/** Where nothing can be measured: about 0.4, because F1 is best at half of the F1 that is reached. */
export const DEFAULT_THRESHOLD: number = THRESHOLDS[3]!;

/** Counts of a mixture at each of `THRESHOLDS`. */
export function thresholdCurve(
  documents: readonly HeldOutDocument[],
  weights: readonly number[],
): MatchCounts[] {
  const curve = THRESHOLDS.map(noMatches);
  const lowest = THRESHOLDS.at(-1)!;
  for (const document of documents) {
    const spans = probableSpans(document.posteriors, weights, lowest);
    for (const [index, threshold] of THRESHOLDS.entries())
      countMatches(document, bestSpans(spans, document.tokens.count, threshold), curve[index]!);
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
  // Most documents have one region; some have thousands.
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (regions[middle]!.firstToken > firstToken) high = middle;
    else low = middle + 1;
  }
  return low > 0 && endToken <= regions[low - 1]!.endToken;
}

/** Whether exactly this span is labelled. */
export function isLabelled({ labelAt }: HeldOutDocument, prediction: TokenSpan): boolean {
  const label = labelAt.get(prediction.firstToken);
  return label?.endToken === prediction.endToken && label.category === prediction.category;
}

/** A difference of F1, 0..1, that stands on too few spans to count. */
const NEGLIGIBLE = 0.005;

/**
 * The threshold in the middle of those that are as good as the best, and its F1: at the edge of such a plateau, other
 * documents may be on the slope. The curve is smoothed over three neighbours first.
 */
export function bestThreshold(curve: readonly MatchCounts[]): { threshold: number; f1: number } {
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
  // Where all are alike, there is nothing to learn from them.
  if (first === 0 && last + 1 === smooth.length) return { threshold: DEFAULT_THRESHOLD, f1: scores[best]! };
  const middle = nearestTo((THRESHOLDS[first]! + THRESHOLDS[last]!) / 2);
  return { threshold: THRESHOLDS[middle]!, f1: scores[middle]! };
}

/** Index of the threshold that is nearest. */
function nearestTo(value: number): number {
  const distances = THRESHOLDS.map((threshold) => Math.abs(threshold - value));
  return distances.indexOf(Math.min(...distances));
}
