import { overlaps } from './find-suspects.ts';
import type { HeldOutDocument } from './held-out-document.ts';
import type { HeldOutPrediction } from './held-out-predictions.ts';
import { noMatches, scoresOf } from './scores.ts';
import type { CategoryResult, ConfusedPair, ReliabilityBin } from './train-report.ts';
import type { TrainingSet } from './training-set.ts';

const BINS = 10;

/** Labels of each category, and how well they are found in documents that were held out. */
export function categoryResults(
  { categories, documents }: TrainingSet,
  heldOut: readonly HeldOutDocument[],
  predictions: readonly HeldOutPrediction[],
): CategoryResult[] {
  const counts = categories.map(noMatches);
  for (const { labels } of heldOut) for (const { category } of labels) counts[category]!.labelled++;
  for (const { category, isRight } of predictions) {
    counts[category]!.predicted++;
    if (isRight) counts[category]!.matched++;
  }
  return categories.map((category, index) => {
    const labels = documents.map(
      ({ regions }) =>
        regions.flatMap(({ spans }) => spans).filter((span) => span.category === category).length,
    );
    const isKnown = counts[index]!.labelled + counts[index]!.predicted > 0;
    return {
      category,
      labels: labels.reduce((sum, count) => sum + count, 0),
      documents: labels.filter((count) => count > 0).length,
      ...(isKnown && { heldOut: scoresOf(counts[index]!) }),
    };
  });
}

/** Pairs of categories that are taken for each other where label and prediction overlap, the most frequent first. */
export function confusedPairs(
  predictions: readonly HeldOutPrediction[],
  categories: readonly string[],
): ConfusedPair[] {
  const counts = new Map<string, ConfusedPair>();
  for (const prediction of predictions)
    for (const label of prediction.document.labels) {
      if (label.category === prediction.category || !overlaps(label, prediction)) continue;
      const [labelled, predicted] = [categories[label.category]!, categories[prediction.category]!];
      const key = JSON.stringify([labelled, predicted]);
      const pair = counts.get(key) ?? { labelled, predicted, count: 0 };
      pair.count++;
      counts.set(key, pair);
    }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** How far the confidences of predictions are the share of them that is right. */
export function reliabilityOf(predictions: readonly HeldOutPrediction[]): ReliabilityBin[] {
  const binOf = (confidence: number) => Math.min(BINS - 1, Math.floor(confidence * BINS));
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = predictions.filter(({ confidence }) => binOf(confidence) === bin);
    const shareOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / inside.length;
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      predictions: inside.length,
      expected: shareOf(inside.map(({ confidence }) => confidence)),
      observed: shareOf(inside.map(({ isRight }) => (isRight ? 1 : 0))),
    };
  }).filter((bin) => bin.predictions > 0);
}
