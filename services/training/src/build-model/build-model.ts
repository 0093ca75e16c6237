import { ENCODER_CONFIG_VERSION } from '@spansmith/contract';
import { openEncoder } from '@spansmith/encoder';
import { estimateModelBytes } from '@spansmith/inference';
import { packArtifact } from '@spansmith/model-artifact';
import { type TrainOptions, type TrainProgress, trainModel } from '@spansmith/trainer';
import {
  type EvaluationOptions,
  hashTrainingData,
  seedFromSha256,
  splitDocuments,
  type TrainingSetSnapshot,
} from '@spansmith/training-set';
import { loadWordVectors } from '@spansmith/word-vectors';
import type { LearningMaterial } from '../learning-material.ts';
import type { BuildProgress } from './build-progress.ts';
import type { BuiltModel } from './built-model.ts';
import { evaluateModel } from './evaluate-model.ts';
import { toLearntFrom, toModelReport, toTestReliability } from './model-report.ts';
import { type Checkpoints, ResumedTraining } from './resumed-training.ts';

/** How a model is to be built. */
export interface BuildOptions {
  trainingConfigVersion: string;
  evaluationOptions: EvaluationOptions;
  learningMaterial: LearningMaterial;
  /** Threads that train at the same time; they change no result. */
  threads: number;
}

/** Whom to tell how far the building has come, what stops it, and how it goes on after it was stopped. */
export interface BuildHooks {
  /** Where the fine-tuning of an encoder keeps what it has learnt so far, by the name of the training. */
  checkpoints?: Checkpoints;
  onProgress?: (progress: BuildProgress) => void;
  signal?: AbortSignal;
}

/**
 * Makes a model of a training set: splits it, trains on one part, and evaluates on the other what would be deployed.
 * Depends on the training data, the options, what is learnt from besides, and the versions of the software alone: the
 * same ones give the same bytes.
 *
 * Throws TrainingSetError when the documents cannot be split as asked, EncoderError when the encoder cannot be used,
 * and the reason of `signal`.
 */
export async function buildModel(
  snapshot: TrainingSetSnapshot,
  options: BuildOptions,
  { checkpoints, onProgress = () => undefined, signal }: BuildHooks = {},
): Promise<BuiltModel> {
  const { trainingConfigVersion, evaluationOptions } = options;
  const dataSha256 = hashTrainingData(snapshot);
  const seed = seedFromSha256(dataSha256);
  const categories = snapshot.entities.map(({ category }) => category);
  const { training, test } = splitDocuments(snapshot.documents, evaluationOptions, seed);

  const resumed = new ResumedTraining(checkpoints);
  const learning = await learningOptions(options, snapshot.metadata.language);
  const { tagger, report } = await trainModel(
    { categories, documents: training },
    {
      seed,
      threads: options.threads,
      ...learning,
      checkpoints: resumed.checkpoints,
    },
    {
      signal,
      onProgress: (progress) => onProgress({ ...trainingProgress(progress), ...resumed.from(progress) }),
    },
  );
  const artifact = {
    model: tagger.toOnnx(),
    categories,
    tagger: tagger.description,
    training: { configVersion: trainingConfigVersion, dataSha256, seed },
  };
  await tagger.release();
  onProgress({ stage: 'evaluating', fraction: 0 });
  const packed = packArtifact(artifact);
  const evaluation = await evaluateModel(
    packed,
    test,
    { ...evaluationOptions, seed },
    snapshot.metadata.language,
    { signal, onProgress: (fraction) => onProgress({ stage: 'evaluating', fraction }) },
  );
  return {
    ...artifact,
    evaluation,
    report: toModelReport(report, {
      trainingConfigVersion,
      learntFrom: await toLearntFrom(learning),
      documents: training,
      test: toTestReliability(test.length, evaluation.reliability),
    }),
    servingBytes: estimateModelBytes(packed, 1),
    warnings: test.length === 0 ? [NOT_EVALUATED] : [],
  };
}

type LearningOptions = Pick<TrainOptions, 'engine' | 'encoder' | 'wordVectors'>;

/**
 * What the configuration lets the trainer use. The word vectors are those of the project's language, also for
 * documents that name another one: words that have none are only told by their letters.
 */
async function learningOptions(
  { trainingConfigVersion, learningMaterial: { encoderFolder, wordVectors } }: BuildOptions,
  language: string,
): Promise<LearningOptions> {
  const vectors = await loadWordVectors({ language, ...wordVectors });
  return {
    ...(vectors && { wordVectors: vectors }),
    ...(trainingConfigVersion === ENCODER_CONFIG_VERSION && encoderFolder !== undefined
      ? { engine: 'b', encoder: await openEncoder(encoderFolder) }
      : { engine: 'a' }),
  };
}

function trainingProgress(progress: TrainProgress): BuildProgress {
  const { stage, fraction, part, fold, folds, iteration, maxIterations, loss, heldOutF1 } = progress;
  return {
    stage: 'training',
    fraction,
    part,
    ...(fold !== undefined && { fold, folds }),
    epoch: iteration,
    totalEpochs: maxIterations,
    loss,
    ...(heldOutF1 !== undefined && { heldOutF1 }),
    ...(stage === 'selecting' && { message: 'Trying on documents that are held out.' }),
  };
}

const NOT_EVALUATED = {
  code: 'NoTestDocuments',
  message:
    'The model was not evaluated: only one labelled document is assigned to training, and the model learned from it. ' +
    'Label more documents to see how good the model is.',
};
