import { TRAINING_SHARE, type TrainEvent } from '@spansmith/contract';
import type { JobEnding } from '@spansmith/database';
import type { BuildProgress } from '../../build-model/build-progress.ts';

/** The percent of the whole job at which each stage begins; training ends where the contract says so. */
const BEGINS_AT = { preparing: 0, training: 2, evaluating: TRAINING_SHARE, saving: 97 } as const;

/** Before this percent an estimate of the rest would be a guess. */
const ESTIMATE_FROM_PERCENT = 5;

/** @param restarted an earlier attempt at this job came to nothing */
export function preparingEvent(restarted: boolean): TrainEvent {
  const message = restarted
    ? 'Starting again: an earlier worker ended before the job did.'
    : 'Reading the labels and the documents.';
  return { stage: 'preparing', percent: BEGINS_AT.preparing, message };
}

/** @param elapsedSeconds since the work on the job began */
export function buildingEvent(
  { stage, fraction, ...details }: BuildProgress,
  elapsedSeconds: number,
): TrainEvent {
  const begin = BEGINS_AT[stage];
  const end = stage === 'training' ? BEGINS_AT.evaluating : BEGINS_AT.saving;
  const exact = begin + (end - begin) * Math.min(Math.max(fraction, 0), 1);
  return {
    stage,
    percent: Math.floor(exact),
    ...details,
    ...(exact >= ESTIMATE_FROM_PERCENT && {
      etaSeconds: Math.round((elapsedSeconds * (100 - exact)) / exact),
    }),
  };
}

/** The model is built; its files are written to the object store. */
export function savingEvent(): TrainEvent {
  return { stage: 'saving', percent: BEGINS_AT.saving };
}

/**
 * The last event of a job.
 *
 * @param percent that the job had reached, where it did not succeed
 */
export function endEvent(ending: JobEnding, percent: number): TrainEvent {
  if (ending.status === 'succeeded') return { stage: 'succeeded', percent: 100 };
  if (ending.status === 'cancelled') return { stage: 'cancelled', percent };
  return { stage: 'failed', percent, message: ending.errors[0]?.message };
}
