import type { Tokens } from '@spansmith/tokenization';
import type { CrfVectors } from '../model.ts';
import { VECTOR_WINDOW, vectorRows } from './vector-rows.ts';

/** Words whose scores are kept from text to text. */
const MAX_CACHED_WORDS = 20_000;

/** Adds what a finished model's vectors say of tokens to their scores; each word is multiplied once. */
export class VectorScorer {
  readonly #vectors: CrfVectors;
  readonly #tagCount: number;
  /** By row of the table: [window x tags]. */
  readonly #scores = new Map<number, Float32Array>();

  constructor(vectors: CrfVectors, tagCount: number) {
    this.#vectors = vectors;
    this.#tagCount = tagCount;
  }

  /** `emissions`: [tokens x tags]. */
  addTo(emissions: Float32Array, tokens: Tokens): void {
    if (this.#scores.size > MAX_CACHED_WORDS) this.#scores.clear();
    const tagCount = this.#tagCount;
    const rows = vectorRows(tokens, this.#vectors.wordVectors, -1, 0, tokens.count);
    for (let token = 0; token < tokens.count; token++)
      for (let slot = 0; slot < VECTOR_WINDOW.length; slot++) {
        const row = rows[token * VECTOR_WINDOW.length + slot]!;
        if (row < 0) continue;
        const scores = this.#scoresOf(row);
        for (let tag = 0; tag < tagCount; tag++)
          emissions[token * tagCount + tag]! += scores[slot * tagCount + tag]!;
      }
  }

  #scoresOf(row: number): Float32Array {
    const known = this.#scores.get(row);
    if (known) return known;
    const { weights, wordVectors } = this.#vectors;
    const { dimension, table } = wordVectors;
    const scores = new Float32Array(VECTOR_WINDOW.length * this.#tagCount);
    for (let slot = 0; slot < VECTOR_WINDOW.length; slot++)
      for (let at = 0; at < dimension; at++) {
        const number = table[row * dimension + at]!;
        const from = (slot * dimension + at) * this.#tagCount;
        for (let tag = 0; tag < this.#tagCount; tag++)
          scores[slot * this.#tagCount + tag]! += number * weights[from + tag]!;
      }
    this.#scores.set(row, scores);
    return scores;
  }
}
