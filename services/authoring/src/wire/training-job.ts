import type { Schemas } from '@spansmith/contract';
import { evaluationPercent, type TrainEvent, trainingPercent } from '@spansmith/contract';
import type { JobState } from '@spansmith/database';
import { toJobState } from './job.ts';

/** What a training job was asked to do: the payload of its row. */
export interface TrainingPayload {
  modelLabel: string;
  trainingConfigVersion: string;
}

type StepState = Schemas['TrainingStepState'];

/** A training job in the contract's shape: one job, told as two steps. */
export function toTrainingJob(job: JobState): Schemas['TrainingJobState'] {
  const { modelLabel, trainingConfigVersion } = job.payload as TrainingPayload;
  const progress = job.progress as TrainEvent | null;
  return {
    ...toJobState(job),
    result: {
      modelLabel,
      trainingConfigVersion,
      trainingStatus: trainingStep(job, progress),
      evaluationStatus: evaluationStep(job, progress),
      ...(job.status === 'running' &&
        progress?.etaSeconds !== undefined && {
          estimatedEndDateTime: new Date(job.updated_at.getTime() + 1000 * progress.etaSeconds).toISOString(),
        }),
    },
  };
}

function trainingStep(job: JobState, progress: TrainEvent | null): StepState {
  const percent = job.status === 'succeeded' ? 100 : trainingPercent(progress?.percent ?? 0);
  const status = percent === 100 ? 'succeeded' : job.status;
  return {
    percentComplete: percent,
    ...(job.started_at && { startDateTime: job.started_at.toISOString() }),
    ...(status !== 'running' && job.ended_at && { endDateTime: job.ended_at.toISOString() }),
    status,
  };
}

function evaluationStep(job: JobState, progress: TrainEvent | null): StepState {
  if (job.status === 'succeeded') {
    return { percentComplete: 100, endDateTime: job.ended_at?.toISOString(), status: 'succeeded' };
  }
  if (trainingPercent(progress?.percent ?? 0) < 100) {
    // An evaluation that never began does not go on once its job has ended.
    return { percentComplete: 0, status: job.status === 'running' ? 'notStarted' : job.status };
  }
  return { percentComplete: evaluationPercent(progress?.percent ?? 0), status: job.status };
}
