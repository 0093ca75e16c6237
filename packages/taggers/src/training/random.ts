import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Seeded random numbers for training: the same seed, the same numbers, on every machine. */
export class Random {
  readonly #generator: RandomGenerator;

  /** `seed`: an integer of 32 bits. */
  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** 0 <= number < 1 */
  uniform(): number {
    return (this.#generator.next() >>> 0) / 2 ** 32;
  }

  /** Fills `values` with numbers from -limit to limit. */
  fill(values: Float32Array, limit: number): void {
    for (let at = 0; at < values.length; at++) values[at] = (2 * this.uniform() - 1) * limit;
  }

  /**
   * Fills `mask` for inverted dropout (Srivastava et al., 2014): 0 at `rate`, else 1 / (1 - rate). A random number serves
   * four places, so the rate is rounded to a 256th.
   */
  fillDropout(mask: Float32Array, rate: number): void {
    const dropped = Math.round(rate * 256);
    const kept = 256 / (256 - dropped);
    let bits = 0;
    for (let at = 0; at < mask.length; at++) {
      bits = at % 4 === 0 ? this.#generator.next() : bits >>> 8;
      mask[at] = (bits & 255) < dropped ? 0 : kept;
    }
  }

  /** Puts `items` into a random order (Fisher-Yates). */
  shuffle<T>(items: T[]): void {
    for (let last = items.length - 1; last > 0; last--) {
      const other = uniformInt(this.#generator, 0, last);
      [items[last], items[other]] = [items[other]!, items[last]!];
    }
  }
}
