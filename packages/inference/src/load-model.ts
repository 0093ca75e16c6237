import type { PredictedSpan } from '@spansmith/labels';
import type { Artifact } from '@spansmith/model-artifact';
import { Piscina } from 'piscina';
import { batchTexts } from './batch-texts.ts';
import type { InputText } from './model-session.ts';
import type { ModelWorkerData } from './model-worker.ts';

export interface LoadedModel {
  /** Memory that the model takes, in bytes, estimated; see `estimateBytes`. */
  readonly byteSize: number;
  /** The spans of each text, in text order; texts of any length. */
  extract(texts: readonly InputText[]): Promise<PredictedSpan[][]>;
  /** Waits for running calls, then frees the model. Never rejects. */
  close(): Promise<void>;
}

export interface LoadOptions {
  /** Threads that serve this model, each with a copy of it. Default 1. */
  threads?: number;
  /** Threads of ONNX Runtime inside one call. Default 1. */
  intraOpNumThreads?: number;
}

/** Text in one call to a thread, in UTF-16 code units: about a tenth of a second. */
const batchBudgetUtf16 = 16_384;

/**
 * Loads a verified artifact into worker threads of its own, so that neither features nor ONNX Runtime, whose `run`
 * blocks its thread, ever hold up the event loop. Rejects when the model cannot be opened.
 */
export async function loadModel(
  artifact: Artifact,
  { threads = 1, intraOpNumThreads = 1 }: LoadOptions = {},
): Promise<LoadedModel> {
  const workerData: ModelWorkerData = { artifact, options: { intraOpNumThreads } };
  const pool = new Piscina<readonly InputText[], PredictedSpan[][]>({
    filename: new URL('./model-worker.ts', import.meta.url).href,
    workerData,
    minThreads: threads,
    maxThreads: threads,
    // Its histograms are not freed with the pool.
    recordTiming: false,
  });
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    // ONNX Runtime aborts the whole process when its thread is ended during a run, so calls are never cut short.
    await Promise.allSettled(running);
    await pool.destroy();
  }

  function run(texts: readonly InputText[]): Promise<PredictedSpan[][]> {
    const result = pool.run(texts);
    running.add(result);
    const done = () => running.delete(result);
    result.then(done, done);
    return result;
  }

  const model: LoadedModel = {
    byteSize: estimateBytes(artifact, threads),
    async extract(texts) {
      if (closing) throw new Error('the model is closed');
      return (await Promise.all(batchTexts(texts, batchBudgetUtf16).map(run))).flat();
    },
    close: () => (closing ??= close()),
  };

  try {
    await Promise.all(Array.from({ length: threads }, () => run([])));
  } catch (error) {
    await model.close();
    throw error;
  }
  return model;
}

/** The artifact's own bytes, kept to restart a thread, and what each thread takes; measured by `tests/benchmarks`. */
function estimateBytes({ model }: Artifact, threads: number): number {
  const threadOverheadBytes = 16 * 2 ** 20;
  return model.byteLength + threads * (threadOverheadBytes + 2 * model.byteLength);
}
