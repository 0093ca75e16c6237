import type { Random } from '../training/random.ts';

/** At so many places can the longest mask begin. */
const PLACES = 2 ** 20;

/**
 * Masks of inverted dropout (Srivastava et al., 2014). A step takes millions of random numbers, and drawing them would
 * take longer than the step: so they are drawn once, and each mask is a stretch of them at a random place.
 */
export class DropoutMasks {
  readonly #sequence: Float32Array;

  /** For masks of at most `maxLength` numbers, each 0 at `rate` and else 1 / (1 - rate). */
  constructor(rate: number, maxLength: number, random: Random) {
    this.#sequence = new Float32Array(maxLength + PLACES);
    random.fillDropout(this.#sequence, rate);
  }

  /** A mask of `length` numbers, not to be changed. */
  next(length: number, random: Random): Float32Array {
    const start = Math.floor(random.uniform() * (this.#sequence.length - length + 1));
    return this.#sequence.subarray(start, start + length);
  }
}
