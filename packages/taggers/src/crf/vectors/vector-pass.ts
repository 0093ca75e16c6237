import { addProductOfTransposed, multiplyByTransposed } from './matrix-products.ts';
import type { TrainingVectors } from './training-vectors.ts';
import type { VectorLayout } from './vector-layout.ts';
import { BLOCK_COUNT } from './vector-slots.ts';

/**
 * What vectors add to the scores and to the gradient of one pass over the data. Words come many times, so a pass multiplies
 * each word's vector with the weights once, and adds up what its occurrences say of it before the product for the
 * gradient: two products of matrices, [words x dimension] with [dimension x (blocks x tags)], however long the texts are.
 */
export class VectorPass {
  readonly #vectors: TrainingVectors;
  readonly #layout: VectorLayout;
  readonly #weights: Float64Array;
  readonly #byWeight: Float64Array;
  /** [words x blocks x tags]: scores by word and block, and sums of surplus. */
  readonly #scores: Float64Array;
  readonly #sums: Float64Array;

  constructor(vectors: TrainingVectors, layout: VectorLayout) {
    this.#vectors = vectors;
    this.#layout = layout;
    this.#weights = new Float64Array(layout.weightCount);
    this.#byWeight = new Float64Array(layout.weightCount);
    const size = vectors.wordCount * BLOCK_COUNT * layout.tagCount;
    this.#scores = new Float64Array(size);
    this.#sums = new Float64Array(size);
  }

  begin(parameters: Float64Array): void {
    const { dimension, values } = this.#vectors;
    this.#layout.toWeights(parameters, this.#weights);
    this.#sums.fill(0);
    multiplyByTransposed(values, this.#weights, dimension, this.#scores);
  }

  /** Adds to the emissions [tokens x tags] of `count` tokens from `first` on. */
  addScores(first: number, count: number, emissions: Float64Array): void {
    const { tagCount } = this.#layout;
    const { seenStart, seen } = this.#vectors;
    const scores = this.#scores;
    for (let token = 0; token < count; token++) {
      const to = token * tagCount;
      const end = seenStart[first + token + 1]!;
      for (let index = seenStart[first + token]!; index < end; index++) {
        const from = seen[index]! * tagCount;
        for (let tag = 0; tag < tagCount; tag++) emissions[to + tag]! += scores[from + tag]!;
      }
    }
  }

  /** Takes the derivatives by the emissions of a token: expected minus observed tags. */
  addSurplus(token: number, surplus: Float64Array): void {
    const { tagCount } = this.#layout;
    const { seenStart, seen } = this.#vectors;
    const sums = this.#sums;
    const end = seenStart[token + 1]!;
    for (let index = seenStart[token]!; index < end; index++) {
      const to = seen[index]! * tagCount;
      for (let tag = 0; tag < tagCount; tag++) sums[to + tag]! += surplus[tag]!;
    }
  }

  /** Writes the derivatives by parameters. */
  end(gradient: Float64Array): void {
    const { dimension, values } = this.#vectors;
    this.#byWeight.fill(0);
    addProductOfTransposed(this.#sums, values, dimension, this.#byWeight);
    this.#layout.toParameters(this.#byWeight, gradient);
  }
}
