/** How far the building of a model has come. */
export interface BuildProgress {
  stage: 'training' | 'evaluating';
  /** The share of the stage that is done, 0..1. */
  fraction: number;
  /** Passes over the training set so far, and at most. */
  epoch?: number;
  totalEpochs?: number;
  /** Value of the training objective; smaller is better. */
  loss?: number;
  /** Micro F1, 0..1, on documents held out of the training set. */
  heldOutF1?: number;
  /** More about the step, for people. */
  message?: string;
}
