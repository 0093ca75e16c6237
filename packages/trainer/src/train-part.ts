import {
  crfPart,
  type PartDescription,
  type TrainedPart,
  type TrainingExample,
  type TrainingHooks,
} from '@spansmith/taggers';
import type { TokenizerConfig } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import { type Candidate, CRF_FITS, type Effort } from './candidates.ts';

/** What the trainings of a project's parts have in common. */
export interface PartContext {
  categories: readonly string[];
  tokenizerConfig: TokenizerConfig;
  seed: number;
  wordVectors?: WordVectors;
}

/** Throws a RangeError for a label whose category the context does not declare. */
export async function trainPart(
  candidate: Candidate,
  effort: Effort,
  examples: readonly TrainingExample[],
  { categories, tokenizerConfig, wordVectors }: PartContext,
  hooks: TrainingHooks,
): Promise<TrainedPart<PartDescription>> {
  const { featureConfig } = candidate;
  const common = { categories, tokenizerConfig, ...(wordVectors && { wordVectors }) };
  return crfPart.train(examples, { ...CRF_FITS[effort], ...common, featureConfig }, hooks);
}
