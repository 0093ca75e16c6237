export {
  type EvaluationOptions,
  type RequestedEvaluationOptions,
  resolveEvaluationOptions,
} from './evaluation-options.ts';
export { freezeTrainingSet, LabelsDoNotFitError } from './freeze-training-set.ts';
export {
  type FrozenTrainingSet,
  hashTrainingData,
  parseSnapshot,
  serializeSnapshot,
  type TrainingDocument,
  type TrainingSetSnapshot,
} from './snapshot.ts';
export { type Split, seedFromSha256, splitDocuments } from './split.ts';
export { TrainingSetError, type TrainingSetErrorCode } from './training-set-error.ts';
