import type { TrainingHooks } from '@spansmith/taggers';

/** How far the training of a model has come. */
export interface TrainProgress {
  /** `selecting` compares settings on held-out documents, `training` learns from all documents. */
  stage: 'selecting' | 'training';
  /** Share of all the work that is done, 0..1. */
  fraction: number;
  /** Pass over the data of the fit at hand, counted from 1, and how many there can be. */
  iteration: number;
  maxIterations: number;
  /** Value of what the fit at hand minimises. */
  loss: number;
  /** Micro F1, 0..1, of the settings chosen so far, on documents that the fit did not see. */
  heldOutF1?: number;
}

/** Turns the progress of fits that follow each other into that of the whole, by the work that each was told to be. */
export class FitLog {
  /** Told with all further progress. */
  heldOutF1?: number;
  readonly #onProgress?: (progress: TrainProgress) => void;
  readonly #signal?: AbortSignal;
  #done = 0;
  #left = 0;

  constructor(onProgress?: (progress: TrainProgress) => void, signal?: AbortSignal) {
    this.#onProgress = onProgress;
    this.#signal = signal;
  }

  /** Says how much work is left, in any unit; replaces what was said before. */
  plan(left: number): void {
    this.#left = left;
  }

  /** Runs a fit of `work` out of what is left. One that converges early counts as done whole. */
  async run<T>(
    stage: TrainProgress['stage'],
    work: number,
    fit: (hooks: TrainingHooks) => Promise<T>,
  ): Promise<T> {
    const total = this.#done + this.#left;
    const result = await fit({
      signal: this.#signal,
      onProgress: ({ iteration, maxIterations, loss }) => {
        const fraction = (this.#done + (work * iteration) / maxIterations) / total;
        const { heldOutF1 } = this;
        this.#onProgress?.({
          stage,
          fraction: Math.min(1, fraction),
          iteration,
          maxIterations,
          loss,
          ...(heldOutF1 !== undefined && { heldOutF1 }),
        });
      },
    });
    this.#done += work;
    this.#left -= work;
    return result;
  }
}
