import type { PredictedSpan } from '@spansmith/labels';
import type { Artifact } from '@spansmith/model-artifact';
import { Piscina } from 'piscina';
import type { InputText, SessionOptions } from './model-session.ts';
import type { ModelTask } from './model-worker.ts';

/** A model as a pool's threads know it. */
export interface PooledModel {
  modelId: number;
  artifact: Artifact;
  options: SessionOptions;
}

/** A thread that holds any number of models and runs one task at a time. */
export class ModelThread {
  readonly #pool = new Piscina<ModelTask, PredictedSpan[][] | undefined>({
    filename: new URL('./model-worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    // Its histograms are not freed with the pool.
    recordTiming: false,
  });
  readonly #running = new Set<Promise<unknown>>();

  constructor() {
    // A thread that fails between two tasks is replaced like any other; unheard, the event would end the process.
    this.#pool.on('error', () => undefined);
  }

  /** Tasks that run or wait. */
  get load(): number {
    return this.#running.size;
  }

  /** The worker itself; another one takes its place, without any model, when it dies. */
  get worker() {
    return this.#pool.threads[0]!;
  }

  async open(model: PooledModel): Promise<void> {
    await this.#run({ kind: 'open', ...model });
  }

  async extract(model: PooledModel, texts: readonly InputText[]): Promise<PredictedSpan[][]> {
    const task: ModelTask = { kind: 'extract', modelId: model.modelId, texts };
    let found = await this.#run(task);
    if (!found) {
      await this.open(model);
      found = await this.#run(task);
    }
    return found!;
  }

  async release({ modelId }: PooledModel): Promise<void> {
    await this.#run({ kind: 'release', modelId });
  }

  /** Waits for the tasks and ends the thread. */
  async close(): Promise<void> {
    // Ending a thread that loads or runs ONNX Runtime aborts the whole process. So tasks are never cut short, and a
    // thread that is only starting gets one to wait for.
    await this.#run({ kind: 'start' }).catch(() => undefined);
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
    await this.#pool.destroy();
  }

  #run(task: ModelTask): Promise<PredictedSpan[][] | undefined> {
    const result = this.#pool.run(task);
    this.#running.add(result);
    const done = () => this.#running.delete(result);
    result.then(done, done);
    return result;
  }
}
