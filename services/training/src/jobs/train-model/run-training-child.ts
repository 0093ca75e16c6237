import { type ChildProcess, fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { TrainingSetError } from '@spansmith/training-set';
import type { BuildProgress } from '../../build-model/build-progress.ts';
import type { ChildMessage, ChildTask } from './child-messages.ts';

/** The training process could not do its work: it was killed, crashed, or ran out of memory. */
export class TrainingCrashedError extends Error {
  override readonly name = 'TrainingCrashedError';
  /** Completes "it ended with": `signal SIGKILL`, `exit code 1`... */
  readonly how: string;

  constructor(how: string, output: string) {
    super(`The training process ended with ${how}.${output && ` It said last:\n${output}`}`);
    this.how = how;
  }
}

/** Whom the parent tells what the child says, and what ends it. */
export interface ChildOptions {
  onProgress: (progress: BuildProgress) => void;
  /** Called with the name of a training whose checkpoint is in the work folder. */
  onCheckpoint?: (training: string) => void;
  /** Called with the id of the process, once it has one. */
  onStart?: (pid: number) => void;
  /** Kills the child at once. */
  signal: AbortSignal;
}

const entry = new URL('./training-child.ts', import.meta.url);

/** So much of what a child prints is kept. */
const KEPT_OUTPUT_UTF16 = 4_096;

/**
 * Builds a model in a process of its own, so that neither its load nor its memory can harm this one, and a kill ends
 * it wherever it is. When the promise settles, the process is gone.
 *
 * Rejects with TrainingSetError, TrainingCrashedError, an Error with what the child met, or the reason of `signal`.
 */
export async function runTrainingChild(task: ChildTask, options: ChildOptions): Promise<void> {
  const { onProgress, onCheckpoint, onStart, signal } = options;
  signal.throwIfAborted();
  const child = fork(entry, {
    // Nothing of this process's own options, which may import what is not meant for the child, ...
    execArgv: [`--max-old-space-size=${task.memoryMiB}`],
    // ... and nothing of its environment, which holds keys.
    env: {},
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  const kill = () => child.kill('SIGKILL');
  signal.addEventListener('abort', kill);
  let last: ChildMessage | undefined;
  child.on('message', (message: ChildMessage) => {
    if (message.kind === 'progress') onProgress(message.progress);
    else if (message.kind === 'checkpoint') onCheckpoint?.(message.training);
    else last = message;
  });
  try {
    const output = tailOf(child);
    const ended = endOf(child);
    // Fails only when the child is dead already, which `ended` tells better.
    child.send(task, () => undefined);
    const how = await ended;
    signal.throwIfAborted();
    if (last?.kind === 'built') return;
    if (last?.kind === 'refused') throw new TrainingSetError(last.code, last.message);
    if (last?.kind === 'outOfMemory') {
      throw new TrainingCrashedError(`more than ${task.memoryMiB} MiB of memory in use`, output());
    }
    if (last?.kind === 'failed') throw new Error(`The training process failed: ${last.error}`);
    throw new TrainingCrashedError(how, output());
  } finally {
    signal.removeEventListener('abort', kill);
  }
}

/** Resolves once the process is gone and all it said has arrived. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
}

/** Keeps the end of what a process prints. */
function tailOf(child: ChildProcess): () => string {
  let tail = '';
  const keep = (stream: Readable) =>
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      tail = (tail + chunk).slice(-KEPT_OUTPUT_UTF16);
    });
  keep(child.stdout!);
  keep(child.stderr!);
  return () => tail.trim();
}
