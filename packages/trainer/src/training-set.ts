import type { TrainingExample } from '@spansmith/taggers';

/** What a model is to learn. */
export interface TrainingSet {
  /** All categories of the project, in its order, with or without labels. */
  categories: readonly string[];
  documents: readonly TrainingDocument[];
}

/** `TrainingDocument`s of `@spansmith/training-set` are such documents. */
export interface TrainingDocument extends TrainingExample {
  /** Where the document lies, for the report. */
  location?: string;
}

export const hasLabels = ({ regions }: TrainingExample): boolean =>
  regions.some(({ spans }) => spans.length > 0);

/** UTF-16 code units in the labelled regions. */
export function charactersOf(documents: readonly TrainingExample[]): number {
  return documents.reduce(
    (sum, { regions }) => regions.reduce((all, { startUtf16, endUtf16 }) => all + endUtf16 - startUtf16, sum),
    0,
  );
}
