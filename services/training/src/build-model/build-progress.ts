/** How far the building of a model has come. */
export interface BuildProgress {
  stage: 'training' | 'evaluating';
  /** The share of the stage that is done, 0..1. */
  fraction: number;
  /** The kind of the part of the model that is being trained. */
  part?: string;
  /** Which of how many trainings on some of the documents, counted from 1, where those held out are to choose settings. */
  fold?: number;
  folds?: number;
  /** Passes over the documents so far of the training at hand, and at most. */
  epoch?: number;
  totalEpochs?: number;
  /** The pass whose checkpoint the training at hand went on from, left by an attempt that was interrupted. */
  resumedFromEpoch?: number;
  /** Value of the training objective; smaller is better. */
  loss?: number;
  /** Micro F1, 0..1, on documents held out of the training set. */
  heldOutF1?: number;
  /** More about the step, for people. */
  message?: string;
}
