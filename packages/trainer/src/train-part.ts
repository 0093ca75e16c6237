import {
  cnnPart,
  crfPart,
  type PartDescription,
  type TrainedPart,
  type TrainingExample,
  type TrainingHooks,
} from '@spansmith/taggers';
import type { TokenizerConfig } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import { type Candidate, CRF_FITS, type Effort, MAX_CNN_EPOCHS } from './candidates.ts';

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
  { seed, ...context }: PartContext,
  hooks: TrainingHooks,
): Promise<TrainedPart<PartDescription>> {
  switch (candidate.kind) {
    case 'crf': {
      const { featureConfig } = candidate;
      return crfPart.train(examples, { ...context, ...CRF_FITS[effort], featureConfig }, hooks);
    }
    case 'cnn':
      return cnnPart.train(examples, { ...context, seed, maxEpochs: MAX_CNN_EPOCHS }, hooks);
  }
}
