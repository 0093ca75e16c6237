import type { Span } from '@spansmith/labels';
import { type EvaluatedDocument, evaluatedRegions } from './evaluated-document.ts';

/** How often a category was found, made up, and missed. */
export interface SpanCounts {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
}

/** Counts by category; a category that was neither labelled nor predicted is absent. */
export type CategoryCounts = Map<string, SpanCounts>;

/**
 * Compares spans strictly: a prediction is right only if start, end and category are those of a label. One with the
 * wrong category is a false positive of its own category, and leaves a false negative of the label's.
 */
export function countDocument(document: EvaluatedDocument): CategoryCounts {
  const counts: CategoryCounts = new Map();
  for (const { expected, predicted } of evaluatedRegions(document)) {
    const missed = new Map(expected.map((span) => [spanKey(span), span]));
    for (const span of predicted) {
      const found = missed.delete(spanKey(span));
      countsOf(counts, span.category)[found ? 'truePositives' : 'falsePositives']++;
    }
    for (const span of missed.values()) countsOf(counts, span.category).falseNegatives++;
  }
  return counts;
}

/** Adds `more` to `counts`. */
export function addCounts(counts: CategoryCounts, more: CategoryCounts): void {
  for (const [category, { truePositives, falsePositives, falseNegatives }] of more) {
    const sum = countsOf(counts, category);
    sum.truePositives += truePositives;
    sum.falsePositives += falsePositives;
    sum.falseNegatives += falseNegatives;
  }
}

/** The counts over all categories. */
export function totalCounts(counts: CategoryCounts): SpanCounts {
  const total = noCounts();
  for (const { truePositives, falsePositives, falseNegatives } of counts.values()) {
    total.truePositives += truePositives;
    total.falsePositives += falsePositives;
    total.falseNegatives += falseNegatives;
  }
  return total;
}

function countsOf(counts: CategoryCounts, category: string): SpanCounts {
  let found = counts.get(category);
  if (!found) {
    found = noCounts();
    counts.set(category, found);
  }
  return found;
}

const noCounts = (): SpanCounts => ({ truePositives: 0, falsePositives: 0, falseNegatives: 0 });

/** Equal for spans that match strictly: start, end and category are the same. */
export const spanKey = ({ startUtf16, endUtf16, category }: Span) => `${startUtf16} ${endUtf16} ${category}`;
