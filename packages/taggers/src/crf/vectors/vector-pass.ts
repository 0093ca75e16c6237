import type { TrainingVectors } from './training-vectors.ts';
import type { VectorLayout } from './vector-layout.ts';
import { VECTOR_WINDOW } from './vector-rows.ts';

/**
 * What vectors add to the scores and to the gradient of one pass over the data. Words come many times, so a pass multiplies
 * each word's vector with the weights once, and adds up what its occurrences say of it before the product for the
 * gradient: two products of matrices [words x dimension x (window x tags)], however long the texts are.
 */
export class VectorPass {
  readonly #vectors: TrainingVectors;
  readonly #layout: VectorLayout;
  /** [dimension x window x tags] */
  readonly #weights: Float64Array;
  /** [words x window x tags]: scores by word and place in the window, and sums of surplus. */
  readonly #scores: Float64Array;
  readonly #sums: Float64Array;

  constructor(vectors: TrainingVectors, layout: VectorLayout) {
    this.#vectors = vectors;
    this.#layout = layout;
    this.#weights = new Float64Array(layout.weightCount);
    const size = vectors.wordCount * VECTOR_WINDOW.length * layout.tagCount;
    this.#scores = new Float64Array(size);
    this.#sums = new Float64Array(size);
  }

  begin(parameters: Float64Array): void {
    const { dimension, wordCount, values } = this.#vectors;
    const width = VECTOR_WINDOW.length * this.#layout.tagCount;
    this.#layout.toWeights(parameters, this.#weights);
    this.#sums.fill(0);
    this.#scores.fill(0);
    for (let word = 0; word < wordCount; word++)
      for (let at = 0; at < dimension; at++)
        addScaled(
          this.#scores,
          word * width,
          this.#weights,
          at * width,
          width,
          values[word * dimension + at]!,
        );
  }

  /** Adds to the emissions [tokens x tags] of `count` tokens from `first` on. */
  addScores(first: number, count: number, emissions: Float64Array): void {
    const { tagCount } = this.#layout;
    const { wordOf } = this.#vectors;
    for (let token = 0; token < count; token++)
      for (let slot = 0; slot < VECTOR_WINDOW.length; slot++) {
        const word = wordOf[(first + token) * VECTOR_WINDOW.length + slot]!;
        if (word < 0) continue;
        const from = (word * VECTOR_WINDOW.length + slot) * tagCount;
        for (let tag = 0; tag < tagCount; tag++)
          emissions[token * tagCount + tag]! += this.#scores[from + tag]!;
      }
  }

  /** Takes the derivatives by the emissions of a token: expected minus observed tags. */
  addSurplus(token: number, surplus: Float64Array): void {
    const { tagCount } = this.#layout;
    for (let slot = 0; slot < VECTOR_WINDOW.length; slot++) {
      const word = this.#vectors.wordOf[token * VECTOR_WINDOW.length + slot]!;
      if (word < 0) continue;
      const to = (word * VECTOR_WINDOW.length + slot) * tagCount;
      for (let tag = 0; tag < tagCount; tag++) this.#sums[to + tag]! += surplus[tag]!;
    }
  }

  /** Writes the derivatives by parameters. */
  end(gradient: Float64Array): void {
    const { dimension, wordCount, values } = this.#vectors;
    const width = VECTOR_WINDOW.length * this.#layout.tagCount;
    const byWeight = new Float64Array(this.#layout.weightCount);
    for (let word = 0; word < wordCount; word++)
      for (let at = 0; at < dimension; at++)
        addScaled(byWeight, at * width, this.#sums, word * width, width, values[word * dimension + at]!);
    this.#layout.toParameters(byWeight, gradient);
  }
}

function addScaled(
  target: Float64Array,
  to: number,
  source: Float64Array,
  from: number,
  length: number,
  factor: number,
): void {
  for (let index = 0; index < length; index++) target[to + index]! += factor * source[from + index]!;
}
