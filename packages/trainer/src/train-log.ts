import type { TrainingHooks, TrainingProgress } from '@spansmith/taggers';
import type { TrainProgress } from './train-progress.ts';

/** What is told of a training besides its own progress. */
export type TrainingLabel = Pick<TrainProgress, 'stage' | 'part' | 'fold' | 'folds'>;

/**
 * Turns the progress of trainings, which may run at the same time, into that of the whole, by the work that each was
 * told to be.
 */
export class TrainLog {
  /** Told with all further progress. */
  heldOutF1?: number;
  readonly signal?: AbortSignal;
  readonly #onProgress?: (progress: TrainProgress) => void;
  /** Work that is done by trainings that have ended, and by each that runs. */
  #done = 0;
  readonly #running = new Set<{ done: number }>();
  #left = 0;
  #fraction = 0;

  constructor(onProgress?: (progress: TrainProgress) => void, signal?: AbortSignal) {
    this.#onProgress = onProgress;
    this.signal = signal;
  }

  /** Says how much work is left, in any unit; replaces what was said before. No training may be running. */
  plan(left: number): void {
    this.#left = left;
  }

  /** Runs a training of `work` out of what is left. One that ends early counts as done whole. */
  async run<T>(label: TrainingLabel, work: number, train: (hooks: TrainingHooks) => Promise<T>): Promise<T> {
    this.signal?.throwIfAborted();
    const running = { done: 0 };
    this.#running.add(running);
    const onProgress = (progress: TrainingProgress) => {
      running.done = work * Math.min(1, progress.iteration / progress.maxIterations);
      this.#tell(label, progress);
    };
    try {
      return await train({ onProgress, ...(this.signal && { signal: this.signal }) });
    } finally {
      this.#running.delete(running);
      this.#done += work;
      this.#left -= work;
    }
  }

  #tell(label: TrainingLabel, { iteration, maxIterations, loss, heldOutF1 }: TrainingProgress): void {
    const running = [...this.#running].reduce((sum, { done }) => sum + done, 0);
    const fraction = (this.#done + running) / (this.#done + this.#left);
    // A plan that was too short must not make it fall.
    this.#fraction = Math.max(this.#fraction, Math.min(1, fraction));
    const f1 = heldOutF1 ?? this.heldOutF1;
    this.#onProgress?.({
      ...label,
      fraction: this.#fraction,
      iteration,
      maxIterations,
      loss,
      ...(f1 !== undefined && { heldOutF1: f1 }),
    });
  }
}
