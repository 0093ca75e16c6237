import type { EvaluationOptions, TrainingSetErrorCode } from '@spansmith/training-set';
import type { BuildProgress } from '../../build-model/build-progress.ts';

/** What the child process is to do; the only message that it gets. */
export interface ChildTask {
  /** A folder with the file `snapshot.json`, in which the child writes `model.onnx` and `built-model.json`. */
  folder: string;
  snapshotSha256: string;
  /** All memory that the process may take. */
  memoryMiB: number;
  trainingConfigVersion: string;
  evaluationOptions: EvaluationOptions;
}

/** What the child process tells; the last message says how it ended. */
export type ChildMessage =
  | { kind: 'progress'; progress: BuildProgress }
  /** Both files are written. */
  | { kind: 'built' }
  /** The training set cannot be trained as it was asked. */
  | { kind: 'refused'; code: TrainingSetErrorCode; message: string }
  | { kind: 'outOfMemory' }
  /** An error that nobody expected, as text. */
  | { kind: 'failed'; error: string };

/** Files in the child's folder. */
export const CHILD_FILES = {
  snapshot: 'snapshot.json',
  model: 'model.onnx',
  builtModel: 'built-model.json',
} as const;
