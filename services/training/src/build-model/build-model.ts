import { packArtifact } from '@spansmith/model-artifact';
import { type TrainProgress, trainModel } from '@spansmith/trainer';
import {
  type EvaluationOptions,
  hashTrainingData,
  seedFromSha256,
  splitDocuments,
  type TrainingSetSnapshot,
} from '@spansmith/training-set';
import type { BuildProgress } from './build-progress.ts';
import type { BuiltModel } from './built-model.ts';
import { evaluateModel } from './evaluate-model.ts';

/** How a model is to be built. */
export interface BuildOptions {
  trainingConfigVersion: string;
  evaluationOptions: EvaluationOptions;
}

/** Whom to tell how far the building has come, and what stops it. */
export interface BuildHooks {
  onProgress?: (progress: BuildProgress) => void;
  signal?: AbortSignal;
}

/**
 * Makes a model of a training set: splits it, trains on one part, and evaluates on the other what would be deployed.
 * Depends on the training data, the options and the versions of the software alone: the same ones give the same bytes.
 *
 * Throws TrainingSetError when the documents cannot be split as asked, and the reason of `signal`.
 */
export async function buildModel(
  snapshot: TrainingSetSnapshot,
  { trainingConfigVersion, evaluationOptions }: BuildOptions,
  { onProgress = () => undefined, signal }: BuildHooks = {},
): Promise<BuiltModel> {
  const dataSha256 = hashTrainingData(snapshot);
  const seed = seedFromSha256(dataSha256);
  const categories = snapshot.entities.map(({ category }) => category);
  const { training, test } = splitDocuments(snapshot.documents, evaluationOptions, seed);

  const { tagger, report } = await trainModel(
    { categories, documents: training },
    { seed },
    { signal, onProgress: (progress) => onProgress(trainingProgress(progress)) },
  );
  const artifact = {
    model: tagger.toOnnx(),
    categories,
    tagger: tagger.description,
    training: { configVersion: trainingConfigVersion, dataSha256, seed },
  };
  onProgress({ stage: 'evaluating', fraction: 0 });
  const evaluation = await evaluateModel(
    packArtifact(artifact),
    test,
    { ...evaluationOptions, seed },
    snapshot.metadata.language,
    { signal, onProgress: (fraction) => onProgress({ stage: 'evaluating', fraction }) },
  );
  return { ...artifact, evaluation, report, warnings: test.length === 0 ? [NOT_EVALUATED] : [] };
}

/** Passes are counted only of the training proper: those of fits that are only compared would jump. */
function trainingProgress(progress: TrainProgress): BuildProgress {
  const { stage, fraction, iteration, maxIterations, loss, heldOutF1 } = progress;
  const common = { stage: 'training', fraction, ...(heldOutF1 !== undefined && { heldOutF1 }) } as const;
  return stage === 'selecting'
    ? { ...common, message: 'Choosing the settings by cross-validation.' }
    : { ...common, epoch: iteration, totalEpochs: maxIterations, loss };
}

const NOT_EVALUATED = {
  code: 'NoTestDocuments',
  message:
    'The model was not evaluated: only one labelled document is assigned to training, and the model learned from it. ' +
    'Label more documents to see how good the model is.',
};
