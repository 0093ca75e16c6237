import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ApiError, ENCODER_CONFIG_VERSION, invalidArgument } from '@spansmith/contract';
import { insertModel, type JobRow } from '@spansmith/database';
import { JobAborted } from '@spansmith/queue';
import { type EvaluationOptions, freezeTrainingSet } from '@spansmith/training-set';
import type { TrainingContext } from '../../context.ts';
import { documentSource } from '../../labels/document-source.ts';
import { readWorkingCopy } from '../../labels/working-copy.ts';
import type { JobHandler } from '../job-handler.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { CheckpointKeeper } from './checkpoint-keeper.ts';
import { CHILD_FILES } from './child-messages.ts';
import { ProgressLog } from './progress-log.ts';
import { runTrainingChild } from './run-training-child.ts';
import { storeModel } from './store-model.ts';
import { buildingEvent, preparingEvent, savingEvent } from './train-events.ts';
import { withWorkFolder } from './work-folder.ts';

/** What a training is to do, with all defaults filled in. */
export interface TrainPayload {
  modelLabel: string;
  trainingConfigVersion: string;
  evaluationOptions: EvaluationOptions;
}

/**
 * Trains a model on the project's labels as they are when the job begins, evaluates it, and stores it. The model
 * appears, in place of an older one of its label, once its files have been written and read back.
 */
export const trainModel: JobHandler = async (context, { job, claim }, signal) => {
  const { db, objects, log, workFolder, learningMaterial, trainingMemoryMiB, trainingThreads } = context;
  const { modelLabel: label, trainingConfigVersion, evaluationOptions } = job.payload as TrainPayload;
  if (trainingConfigVersion === ENCODER_CONFIG_VERSION && learningMaterial.encoderFolder === undefined) {
    throw noEncoder(trainingConfigVersion);
  }
  const startedAt = performance.now();
  const elapsedSeconds = () => (performance.now() - startedAt) / 1000;
  const progress = new ProgressLog(db, claim, log);
  progress.report(preparingEvent(job.attempt > 1));
  try {
    return await withWorkFolder(workFolder, (folder) =>
      withCheckpoints(new CheckpointKeeper(objects, job.id, folder, log), signal, async (checkpoints) => {
        const snapshotSha256 = await unlessAborted(signal, freezeInto(folder, context, job, signal));
        if (job.attempt > 1) await unlessAborted(signal, checkpoints.fetch());
        await runTrainingChild(
          {
            folder,
            snapshotSha256,
            memoryMiB: trainingMemoryMiB,
            threads: trainingThreads,
            trainingConfigVersion,
            evaluationOptions,
            learningMaterial,
          },
          {
            onStart: (pid) => log.info({ jobId: job.id, trainingPid: pid }, 'training process started'),
            onProgress: (step) => progress.report(buildingEvent(step, elapsedSeconds())),
            onCheckpoint: (training) => checkpoints.saved(training),
            signal,
          },
        );
        progress.report(savingEvent());
        const model = { projectId: job.project_id!, label, trainingConfigVersion, snapshotSha256 };
        const { row, warnings } = await unlessAborted(signal, storeModel(objects, folder, model));
        const trainingSeconds = Math.max(1, Math.round(elapsedSeconds()));
        return {
          warnings,
          write: async (trx) => {
            await insertModel(trx, { ...row, training_seconds: trainingSeconds });
          },
          afterwards: () => checkpoints.delete(),
        };
      }),
    );
  } finally {
    await progress.close();
  }
};

/** Does the work, and deletes the job's checkpoints if the job ends with what it throws. */
async function withCheckpoints<T>(
  checkpoints: CheckpointKeeper,
  signal: AbortSignal,
  work: (checkpoints: CheckpointKeeper) => Promise<T>,
): Promise<T> {
  try {
    return await work(checkpoints);
  } catch (error) {
    // What was cancelled or failed has ended; what was stopped or taken away goes on elsewhere.
    const goesOn =
      signal.aborted && !(signal.reason instanceof JobAborted && signal.reason.why === 'cancelled');
    if (!goesOn) await checkpoints.delete();
    throw error;
  } finally {
    await checkpoints.close();
  }
}

/** Authoring accepts such a training only where it was told of an encoder. */
function noEncoder(trainingConfigVersion: string): ApiError {
  return invalidArgument(
    `trainingConfigVersion "${trainingConfigVersion}" needs a pretrained encoder, and the training service has none. ` +
      'Whoever runs the server has to set SPANSMITH_ENCODER_DIR there, too; or train with another configuration.',
    { target: 'trainingConfigVersion' },
  );
}

/**
 * Freezes the project's labels and texts as they are now into the work folder. Returns the SHA-256 of the file.
 *
 * @throws LabelsDoNotFitError
 */
async function freezeInto(
  folder: string,
  { db, containers }: TrainingContext,
  job: JobRow,
  signal: AbortSignal,
): Promise<string> {
  const project = await readWorkingCopy(db, { id: job.project_id, name: job.project_name });
  const source = documentSource(containers, project.metadata.storageInputContainerName);
  const { bytes, sha256 } = await freezeTrainingSet(project, source, signal);
  await writeFile(join(folder, CHILD_FILES.snapshot), bytes);
  return sha256;
}
