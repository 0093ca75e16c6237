import type { Region } from '@spansmith/labels';

/** A document to learn from: only what lies inside `regions` was labelled, the rest of the text is context. */
export interface TrainingExample {
  text: string;
  /** BCP 47 tag, where known. */
  language?: string;
  regions: readonly Region[];
}

/** What the training of a part tells its caller, after every pass over the data or a part of it. */
export interface TrainingProgress {
  /** Counted from 1: passes of a CRF, epochs of the others. */
  iteration: number;
  maxIterations: number;
  /** Value of what the training minimises. */
  loss: number;
  /** Micro F1, 0..1, on the examples that were given for validation, once they were looked at. */
  heldOutF1?: number;
}

export interface TrainingHooks {
  onProgress?: (progress: TrainingProgress) => void;
  /** Checked between passes; training rejects with its reason. */
  signal?: AbortSignal;
}
