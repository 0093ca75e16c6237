import { MessageChannel } from 'node:worker_threads';
import type {
  PartDescription,
  Posterior,
  TrainedPart,
  TrainingExample,
  TrainingHooks,
  TrainingProgress,
} from '@spansmith/taggers';
import type { WordVectorTable } from '@spansmith/word-vectors';
import { Piscina } from 'piscina';
import type { CrfCandidate } from './candidates.ts';
import type { CrfTask, FitTask, HeldOutTask, SharedWordVectors, TaskContext } from './fit-worker.ts';
import { fitHeldOut, type HeldOutFit } from './held-out-fit.ts';
import { fromPortableCrf, type PortableCrf } from './portable-crf.ts';
import { type PartContext, trainPart } from './train-part.ts';

type Threads = Piscina<FitTask, Posterior[] | PortableCrf | undefined>;

/**
 * Runs trainings: several at a time in threads of their own, or, if it has one thread alone, one after the other in the
 * calling one. What they give is the same. They reject with the signal's reason once it is aborted.
 */
export class FitPool implements AsyncDisposable {
  readonly #context: PartContext;
  readonly #sharedContext: TaskContext['context'];
  readonly #threads?: Threads;
  /** The last training that was asked of the calling thread. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(context: PartContext, threads: number) {
    const { wordVectors, ...rest } = context;
    this.#context = context;
    this.#sharedContext = rest;
    if (threads === 1) return;
    if (wordVectors) this.#sharedContext.wordVectors = share(wordVectors);
    this.#threads = new Piscina({
      filename: new URL('./fit-worker.ts', import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      // Its histograms are not freed with the pool.
      recordTiming: false,
    });
  }

  /** Trains a part, and gives the posteriors of the documents that are held out from it. */
  async fit(fit: HeldOutFit, hooks: TrainingHooks): Promise<Posterior[]> {
    if (!this.#threads) return this.#inTurn(() => fitHeldOut(fit, this.#context, hooks));
    return (await this.#inThread(this.#threads, { kind: 'held-out', fit }, hooks)) as Posterior[];
  }

  /** Trains a CRF that is kept. */
  async trainCrf(
    candidate: CrfCandidate,
    training: readonly TrainingExample[],
    hooks: TrainingHooks,
  ): Promise<TrainedPart<PartDescription>> {
    if (!this.#threads)
      return this.#inTurn(() => trainPart(candidate, 'kept', training, this.#context, hooks));
    const crf = await this.#inThread(this.#threads, { kind: 'crf', candidate, training }, hooks);
    return fromPortableCrf(crf as PortableCrf, this.#context.wordVectors);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#threads) return;
    await meet(this.#threads);
    await this.#threads.destroy();
  }

  #inTurn<T>(train: () => Promise<T>): Promise<T> {
    const result = this.#last.then(train);
    this.#last = result.catch(() => undefined);
    return result;
  }

  #inThread(threads: Threads, task: HeldOutTask | CrfTask, hooks: TrainingHooks) {
    return runInThread(threads, { ...task, context: this.#sharedContext }, hooks);
  }
}

/**
 * Waits until all threads have started and no training runs. Ending a thread that loads or runs ONNX Runtime aborts the
 * whole process, and the pool's own `close` waits neither for threads that only start nor for long trainings.
 */
async function meet(threads: Threads): Promise<void> {
  const { maxThreads } = threads.options;
  const arrived = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const meeting = { kind: 'meeting', threads: maxThreads, arrived } as const;
  await Promise.all(Array.from({ length: maxThreads }, () => threads.run(meeting)));
}

async function runInThread(
  threads: Threads,
  task: (HeldOutTask | CrfTask) & Omit<TaskContext, 'port'>,
  { onProgress, signal }: TrainingHooks,
): Promise<Posterior[] | PortableCrf | undefined> {
  const { port1, port2 } = new MessageChannel();
  const stopping = new AbortController();
  // ONNX Runtime does not survive the end of its thread in the middle of a call: trainings are asked to stop instead.
  const stop = (reason: unknown) => {
    stopping.abort(reason);
    port1.postMessage('stop');
  };
  const stopAsTold = () => stop(signal?.reason);
  signal?.addEventListener('abort', stopAsTold);
  port1.on('message', (progress: TrainingProgress) => {
    if (stopping.signal.aborted) return;
    try {
      onProgress?.(progress);
    } catch (error) {
      stop(error);
    }
  });
  try {
    return await threads.run({ ...task, port: port2 }, { transferList: [port2] });
  } catch (error) {
    stopping.signal.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stopAsTold);
    port1.close();
  }
}

/** The same table in memory that threads share instead of copying it; see `FitTask`. */
function share({ name, licence, dimension, table, scale, hashes }: WordVectorTable): SharedWordVectors {
  const sharedTable = new Int8Array(new SharedArrayBuffer(table.byteLength));
  sharedTable.set(table);
  const sharedHashes = new BigUint64Array(new SharedArrayBuffer(hashes.byteLength));
  sharedHashes.set(hashes);
  return { name, licence, dimension, table: sharedTable, scale, hashes: sharedHashes };
}
