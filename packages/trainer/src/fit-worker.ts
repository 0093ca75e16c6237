import type { MessagePort } from 'node:worker_threads';
import type { Posterior, TrainedCrf, TrainingExample, TrainingHooks } from '@spansmith/taggers';
import { WordVectors, type WordVectorTable } from '@spansmith/word-vectors';
import type { CrfCandidate } from './candidates.ts';
import { fitHeldOut, type HeldOutFit } from './held-out-fit.ts';
import { type PortableCrf, toPortableCrf } from './portable-crf.ts';
import { type PartContext, trainPart } from './train-part.ts';

/** What a thread is asked to do. */
export type FitTask = MeetingTask | (TaskContext & (HeldOutTask | CrfTask));

/** To wait until as many threads have got such a task: then each of them has started, and none is at work. */
export interface MeetingTask {
  kind: 'meeting';
  threads: number;
  /** How many are there, in its one element. */
  arrived: Int32Array<SharedArrayBuffer>;
}

/** To train, and give what the part makes of documents that it did not see. */
export interface HeldOutTask {
  kind: 'held-out';
  fit: HeldOutFit;
}

/** To train a CRF, and give it back. */
export interface CrfTask {
  kind: 'crf';
  candidate: CrfCandidate;
  training: readonly TrainingExample[];
}

export interface TaskContext {
  context: Omit<PartContext, 'wordVectors'> & { wordVectors?: SharedWordVectors };
  /** Where progress goes; any message that comes from there stops the training. */
  port: MessagePort;
}

/** Word vectors whose table lies in memory that all threads have. */
export interface SharedWordVectors extends Omit<WordVectorTable, 'table' | 'hashes'> {
  table: Int8Array<SharedArrayBuffer>;
  hashes: BigUint64Array<SharedArrayBuffer>;
}

/** The words of a project are the same for all of its trainings, and building their index takes a while. */
let known: { name: string; vectors: WordVectors } | undefined;

/** Posteriors for a `HeldOutTask`, a CRF for a `CrfTask`, nothing for a `MeetingTask`. */
export default async function runTask(task: FitTask): Promise<Posterior[] | PortableCrf | undefined> {
  if (task.kind === 'meeting') return meet(task);
  const { port } = task;
  const controller = new AbortController();
  port.once('message', () => controller.abort());
  try {
    const { wordVectors, ...rest } = task.context;
    const context = { ...rest, ...(wordVectors && { wordVectors: indexOnce(wordVectors) }) };
    return await run(task, context, {
      onProgress: (progress) => port.postMessage(progress),
      signal: controller.signal,
    });
  } finally {
    port.close();
  }
}

function meet({ threads, arrived }: MeetingTask): undefined {
  Atomics.add(arrived, 0, 1);
  Atomics.notify(arrived, 0);
  for (let count = Atomics.load(arrived, 0); count < threads; count = Atomics.load(arrived, 0))
    Atomics.wait(arrived, 0, count);
}

async function run(task: HeldOutTask | CrfTask, context: PartContext, hooks: TrainingHooks) {
  if (task.kind === 'held-out') return fitHeldOut(task.fit, context, hooks);
  const part = await trainPart(task.candidate, 'kept', task.training, context, hooks);
  return toPortableCrf(part as TrainedCrf);
}

function indexOnce(shared: SharedWordVectors): WordVectors {
  // Nothing that reads the table can tell that its memory is shared.
  const table = shared as unknown as WordVectorTable;
  if (known?.name !== table.name) known = { name: table.name, vectors: new WordVectors(table) };
  return known.vectors;
}
