import {
  addCounts,
  type CategoryCounts,
  countDocument,
  microScores,
  scoresOf,
} from '../../packages/evaluation/src/index.ts';
import type { Span } from '../../packages/labels/src/index.ts';
import { type LabelledText, toDocument } from './labelled-texts.ts';
import { percent } from './rounding.ts';

/** In percent. */
export interface SpanScores {
  microF1: number;
  precision: number;
  recall: number;
  /** F1 by category. */
  perCategory: Record<string, number>;
}

/**
 * The scores of predictions, the spans of each text in the order of the texts: strict, so category, start and end must
 * be those of a label. One scorer for our engines and for all others.
 */
export function scoreSpans(texts: readonly LabelledText[], predictions: readonly Span[][]): SpanScores {
  if (predictions.length !== texts.length)
    throw new RangeError(`There are ${texts.length} texts, but predictions for ${predictions.length}.`);
  const counts: CategoryCounts = new Map();
  for (const [index, text] of texts.entries()) {
    const predicted = predictions[index]!;
    addCounts(counts, countDocument({ location: text.id, language: '', ...toDocument(text), predicted }));
  }
  const { f1, precision, recall } = microScores(counts);
  return {
    microF1: percent(f1),
    precision: percent(precision),
    recall: percent(recall),
    perCategory: Object.fromEntries([...counts].map(([category, c]) => [category, percent(scoresOf(c).f1)])),
  };
}
