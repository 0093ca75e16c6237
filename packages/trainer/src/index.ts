export {
  type TrainHooks,
  type TrainOptions,
  type TrainResult,
  trainModel,
} from './train-model.ts';
export type { TrainProgress } from './train-progress.ts';
export type {
  CategoryResult,
  Choice,
  Choices,
  ConfusedPair,
  HeldOut,
  ReliabilityBin,
  Scores,
  Suspect,
  SuspectSpan,
  TrainReport,
} from './train-report.ts';
export type { TrainingDocument, TrainingSet } from './training-set.ts';
