import type { TrainingSetErrorCode } from '@spansmith/training-set';
import type { BuildOptions } from '../../build-model/build-model.ts';
import type { BuildProgress } from '../../build-model/build-progress.ts';

/** What the child process is to do; the only message that it gets. */
export interface ChildTask extends BuildOptions {
  /** A folder with the file `snapshot.json`, in which the child writes its own. */
  folder: string;
  snapshotSha256: string;
  /** All memory that the process may take. */
  memoryMiB: number;
}

/** What the child process tells; the last message says how it ended. */
export type ChildMessage =
  | { kind: 'progress'; progress: BuildProgress }
  /** A training of this name has left a new checkpoint. */
  | { kind: 'checkpoint'; training: string }
  /** All files are written. */
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
  report: 'report.json',
} as const;
