/** How far the training of a model has come. */
export interface TrainProgress {
  /** `selecting` trains on some documents and looks at the others, `training` learns from all documents. */
  stage: 'selecting' | 'training';
  /** Share of all the work that is done, 0..1; never falls. */
  fraction: number;
  /** The kind of the part that is being trained. */
  part: string;
  /** Which of how many trainings of the candidate at hand, counted from 1; only while selecting. */
  fold?: number;
  folds?: number;
  /** Pass over the data of the training at hand, counted from 1, and how many there can be. */
  iteration: number;
  maxIterations: number;
  /** Value of what the training at hand minimises. */
  loss: number;
  /** Micro F1, 0..1, of the best that was tried so far, on documents that its training did not see. */
  heldOutF1?: number;
}
