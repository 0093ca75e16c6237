import { addProductOfTransposed, multiplyByTransposed } from './matrix-products.ts';
import type { TrainingVectors } from './training-vectors.ts';
import type { VectorLayout } from './vector-layout.ts';
import { BLOCK_COUNT, VECTOR_SLOTS } from './vector-slots.ts';

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
    for (let token = 0; token < count; token++)
      this.#forEachSeen(first + token, (at) => {
        for (let tag = 0; tag < tagCount; tag++)
          emissions[token * tagCount + tag]! += this.#scores[at + tag]!;
      });
  }

  /** Takes the derivatives by the emissions of a token: expected minus observed tags. */
  addSurplus(token: number, surplus: Float64Array): void {
    const { tagCount } = this.#layout;
    this.#forEachSeen(token, (at) => {
      for (let tag = 0; tag < tagCount; tag++) this.#sums[at + tag]! += surplus[tag]!;
    });
  }

  /** Writes the derivatives by parameters. */
  end(gradient: Float64Array): void {
    const { dimension, values } = this.#vectors;
    this.#byWeight.fill(0);
    addProductOfTransposed(this.#sums, values, dimension, this.#byWeight);
    this.#layout.toParameters(this.#byWeight, gradient);
  }

  /** Where in `scores` the tags are of every word and block that a token sees. */
  #forEachSeen(token: number, visit: (at: number) => void): void {
    const { tagCount } = this.#layout;
    for (const [slot, { blocks }] of VECTOR_SLOTS.entries()) {
      const word = this.#vectors.wordOf[token * VECTOR_SLOTS.length + slot]!;
      if (word < 0) continue;
      for (const block of blocks) visit((word * BLOCK_COUNT + block) * tagCount);
    }
  }
}
