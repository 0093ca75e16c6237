export type TrainingSetErrorCode =
  | 'invalidEvaluationOptions'
  | 'noTrainingDocuments'
  | 'noTestDocuments'
  | 'noLabels';

/** A project cannot be trained as it was asked; `message` says why, and what to do. */
export class TrainingSetError extends Error {
  override readonly name = 'TrainingSetError';
  readonly code: TrainingSetErrorCode;

  constructor(code: TrainingSetErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
