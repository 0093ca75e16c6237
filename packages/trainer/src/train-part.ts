import type { Encoder } from '@spansmith/encoder';
import {
  type CheckpointStore,
  cnnPart,
  crfPart,
  type PartDescription,
  type TrainedPart,
  type TrainingExample,
  type TrainingHooks,
  transformerPart,
} from '@spansmith/taggers';
import type { TokenizerConfig } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import { type Candidate, CRF_FITS, type Effort, MAX_EPOCHS } from './candidates.ts';

/** What the trainings of a project's parts have in common. */
export interface PartContext {
  categories: readonly string[];
  tokenizerConfig: TokenizerConfig;
  seed: number;
  wordVectors?: WordVectors;
}

/** What the fine-tuning of an encoder takes besides. It runs in the calling thread, with threads of ONNX Runtime. */
export interface FineTuningContext extends PartContext {
  encoder: Encoder;
  threads: number;
  checkpoints?: (training: string) => CheckpointStore;
}

/** Throws a RangeError for a label whose category the context does not declare. */
export async function trainPart(
  candidate: Candidate,
  effort: Effort,
  examples: readonly TrainingExample[],
  context: PartContext | FineTuningContext,
  hooks: TrainingHooks,
): Promise<TrainedPart<PartDescription>> {
  const { categories, tokenizerConfig, seed, wordVectors } = context;
  const common = { categories, tokenizerConfig, ...(wordVectors && { wordVectors }) };
  switch (candidate.kind) {
    case 'crf': {
      const { featureConfig } = candidate;
      return crfPart.train(examples, { ...common, ...CRF_FITS[effort], featureConfig }, hooks);
    }
    case 'cnn':
      return cnnPart.train(examples, { ...common, seed, maxEpochs: MAX_EPOCHS }, hooks);
    case 'transformer': {
      const { epochs, precision } = candidate;
      const options = fineTuningOptions(context as FineTuningContext, 'final');
      const part = await transformerPart.train(examples, { ...options, maxEpochs: epochs! }, hooks);
      return precision?.type === 'int8' ? part.withPrecision('int8') : part;
    }
  }
}

/** `training` names it among those that keep checkpoints. */
export function fineTuningOptions(context: FineTuningContext, training: 'held-out' | 'final') {
  const { categories, tokenizerConfig, seed, encoder, threads, checkpoints } = context;
  return {
    categories,
    tokenizerConfig,
    seed,
    encoder,
    threads,
    maxEpochs: MAX_EPOCHS,
    ...(checkpoints && { checkpoints: checkpoints(training) }),
  };
}
