export type { TrainProgress } from './fit-log.ts';
export type { Selection } from './select-settings.ts';
export {
  type TrainHooks,
  type TrainOptions,
  type TrainReport,
  type TrainResult,
  trainModel,
} from './train-model.ts';
export type { TrainingSet } from './training-set.ts';
