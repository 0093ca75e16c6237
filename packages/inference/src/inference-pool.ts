import type { PredictedSpan } from '@spansmith/labels';
import type { Artifact } from '@spansmith/model-artifact';
import { batchTexts } from './batch-texts.ts';
import type { InputText } from './model-session.ts';
import { ModelThread, type PooledModel } from './model-thread.ts';

export interface LoadedModel {
  /** Memory that the model takes, in bytes, estimated. */
  readonly byteSize: number;
  /** The spans of each text, in text order; texts of any length. */
  extract(texts: readonly InputText[]): Promise<PredictedSpan[][]>;
  /** Waits for running calls, then frees the model. Never rejects. */
  close(): Promise<void>;
}

export interface InferencePoolOptions {
  /** Threads, each of which serves every model. Default 1. */
  threads?: number;
  /** Threads of ONNX Runtime inside one call. Default 1. */
  intraOpNumThreads?: number;
}

/** Text in one task of a thread, in UTF-16 code units: some tens of milliseconds. */
const BATCH_BUDGET_UTF16 = 16_384;

/**
 * The threads that models run in, so that neither features nor ONNX Runtime, whose `run` blocks its thread, hold up
 * the event loop. Models share threads because a thread takes ten times the memory of a model; see
 * `docs/decisions/models-share-threads.md`.
 */
export class InferencePool {
  readonly #threads: ModelThread[];
  readonly #intraOpNumThreads: number;
  #lastModelId = 0;

  constructor({ threads = 1, intraOpNumThreads = 1 }: InferencePoolOptions = {}) {
    this.#threads = Array.from({ length: threads }, () => new ModelThread());
    this.#intraOpNumThreads = intraOpNumThreads;
  }

  /** Loads a verified artifact into every thread. Rejects when the model cannot be opened. */
  async load(artifact: Artifact): Promise<LoadedModel> {
    const options = { intraOpNumThreads: this.#intraOpNumThreads };
    const model: PooledModel = { modelId: ++this.#lastModelId, artifact, options };
    const opened = await Promise.allSettled(this.#threads.map((thread) => thread.open(model)));
    const failed = opened.find((result) => result.status === 'rejected');
    if (failed) {
      await this.#release(model);
      throw failed.reason;
    }
    return this.#handle(model);
  }

  /** Waits for running calls and ends the threads. The pool can't be used afterwards. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #handle(model: PooledModel): LoadedModel {
    const running = new Set<Promise<unknown>>();
    let closing: Promise<void> | undefined;
    const extract = (batch: readonly InputText[]) => {
      const idlest = this.#threads.reduce((a, b) => (b.load < a.load ? b : a));
      const found = idlest.extract(model, batch);
      running.add(found);
      const done = () => running.delete(found);
      found.then(done, done);
      return found;
    };
    const close = async () => {
      await Promise.allSettled(running);
      await this.#release(model);
    };
    return {
      byteSize: estimateModelBytes(model.artifact, this.#threads.length),
      async extract(texts) {
        if (closing) throw new Error('the model is closed');
        return (await Promise.all(batchTexts(texts, BATCH_BUDGET_UTF16).map(extract))).flat();
      },
      close: () => (closing ??= close()),
    };
  }

  async #release(model: PooledModel): Promise<void> {
    await Promise.allSettled(this.#threads.map((thread) => thread.release(model)));
  }
}

/**
 * Memory that a model takes in a pool of so many threads: the file, kept to open the model anew in a thread that died, and in each thread what ONNX Runtime holds of it, the
 * tables for features and decoding, and caches. `tests/benchmarks/inference.ts` compares it with what is measured.
 */
export function estimateModelBytes({ model }: Artifact, threads: number): number {
  const perThread = 4 * 2 ** 20 + 1.5 * model.byteLength;
  return Math.ceil(model.byteLength + threads * perThread);
}
