import type { TrainingExample } from '@spansmith/taggers';

/** What a model is to learn. `TrainingDocument`s of `@spansmith/training-set` are such documents. */
export interface TrainingSet {
  /** All categories of the project, in its order, with or without labels. */
  categories: readonly string[];
  documents: readonly TrainingExample[];
}

export const hasLabels = ({ regions }: TrainingExample): boolean =>
  regions.some(({ spans }) => spans.length > 0);
