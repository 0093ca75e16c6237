import type { CheckpointStore } from '@spansmith/taggers';
import type { TrainProgress } from '@spansmith/trainer';

/** Where trainings keep what they have learnt so far, by their names. */
export type Checkpoints = (training: string) => CheckpointStore;

/**
 * Tells from which pass a training goes on that finds the checkpoint of an earlier attempt. Whether it takes the
 * checkpoint shows in the first pass that it reports: one of other labels or settings is not used.
 */
export class ResumedTraining {
  /** Those that it was made of, watched. */
  readonly checkpoints: Checkpoints | undefined;
  #hasLoaded = false;
  #epoch = 0;

  constructor(checkpoints: Checkpoints | undefined) {
    this.checkpoints =
      checkpoints &&
      ((training) => {
        const { load, save } = checkpoints(training);
        const watchedLoad = async () => {
          const bytes = await load();
          this.#hasLoaded = bytes !== undefined;
          this.#epoch = 0;
          return bytes;
        };
        return { load: watchedLoad, save };
      });
  }

  /** What progress says of it: only while a training goes on that was resumed. */
  from({ part, iteration }: TrainProgress): { resumedFromEpoch?: number } {
    if (part !== 'transformer') return {};
    if (this.#hasLoaded) this.#epoch = iteration - 1;
    this.#hasLoaded = false;
    return this.#epoch > 0 ? { resumedFromEpoch: this.#epoch } : {};
  }
}
