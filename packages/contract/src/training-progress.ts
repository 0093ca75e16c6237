import type { ExtensionSchemas } from './operation-types.ts';

/** One step of a training job: the data of its server-sent events, and the progress in its row. */
export type TrainEvent = ExtensionSchemas['TrainEvent'];

/** The share of a job's percent that training has; the rest is evaluating and saving. */
export const TRAINING_SHARE = 90;

/** How much of the training is done when `percent` of the whole job is: 0..100. */
export function trainingPercent(percent: number): number {
  return Math.min(100, Math.floor((100 * percent) / TRAINING_SHARE));
}

/** How much of the evaluation is done when `percent` of the whole job is: 0..100. */
export function evaluationPercent(percent: number): number {
  return Math.max(0, Math.floor((100 * (percent - TRAINING_SHARE)) / (100 - TRAINING_SHARE)));
}
