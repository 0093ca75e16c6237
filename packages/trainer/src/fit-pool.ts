import { MessageChannel } from 'node:worker_threads';
import type { Posterior, TrainingHooks, TrainingProgress } from '@spansmith/taggers';
import type { WordVectorTable } from '@spansmith/word-vectors';
import { Piscina } from 'piscina';
import type { FitTask, SharedWordVectors } from './fit-worker.ts';
import { fitHeldOut, type HeldOutFit } from './held-out-fit.ts';
import type { PartContext } from './train-part.ts';

/**
 * Runs trainings of which only posteriors are needed: several at a time in threads of their own, or, if it has one
 * thread alone, one after the other in the calling one. What they give is the same.
 */
export class FitPool implements AsyncDisposable {
  readonly #context: PartContext;
  readonly #taskContext: FitTask['context'];
  readonly #threads?: Piscina<FitTask, Posterior[]>;
  /** The last training that was asked of the calling thread. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(context: PartContext, threads: number) {
    const { wordVectors, ...rest } = context;
    this.#context = context;
    this.#taskContext = { ...rest, ...(wordVectors && { wordVectors: share(wordVectors) }) };
    if (threads > 1)
      this.#threads = new Piscina({
        filename: new URL('./fit-worker.ts', import.meta.url).href,
        minThreads: threads,
        maxThreads: threads,
        // Its histograms are not freed with the pool.
        recordTiming: false,
      });
  }

  /** The posteriors of the documents that are held out. Rejects with the signal's reason once it is aborted. */
  fit(fit: HeldOutFit, hooks: TrainingHooks): Promise<Posterior[]> {
    if (this.#threads) return fitInThread(this.#threads, { fit, context: this.#taskContext }, hooks);
    const before = this.#last;
    const result = before.then(() => fitHeldOut(fit, this.#context, hooks));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#threads?.close();
  }
}

async function fitInThread(
  threads: Piscina<FitTask, Posterior[]>,
  task: Omit<FitTask, 'port'>,
  { onProgress, signal }: TrainingHooks,
): Promise<Posterior[]> {
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
