import type { Tokens } from '@spansmith/tokenization';
import type { CrfVectors } from '../model.ts';
import { vectorRows } from './vector-rows.ts';
import { VECTOR_SLOTS } from './vector-slots.ts';

/** Words with a slot whose scores are kept from text to text. */
const MAX_CACHED = 100_000;

/** Adds what a finished model's vectors say of tokens to their scores; each word is multiplied once for a slot. */
export class VectorScorer {
  readonly #vectors: CrfVectors;
  readonly #tagCount: number;
  /** [tags], by row of the table x slots + slot. */
  readonly #scores = new Map<number, Float32Array>();

  constructor(vectors: CrfVectors, tagCount: number) {
    this.#vectors = vectors;
    this.#tagCount = tagCount;
  }

  /** `emissions`: [tokens x tags]. */
  addTo(emissions: Float32Array, tokens: Tokens): void {
    if (this.#scores.size > MAX_CACHED) this.#scores.clear();
    const rows = vectorRows(tokens, this.#vectors.wordVectors, -1, 0, tokens.count);
    for (let seen = 0; seen < rows.length; seen++) {
      if (rows[seen]! < 0) continue;
      const scores = this.#scoresOf(rows[seen]!, seen % VECTOR_SLOTS.length);
      const at = Math.floor(seen / VECTOR_SLOTS.length) * this.#tagCount;
      for (let tag = 0; tag < this.#tagCount; tag++) emissions[at + tag]! += scores[tag]!;
    }
  }

  #scoresOf(row: number, slot: number): Float32Array {
    const key = row * VECTOR_SLOTS.length + slot;
    const known = this.#scores.get(key);
    if (known) return known;
    const { weights, wordVectors } = this.#vectors;
    const { dimension, table } = wordVectors;
    const scores = new Float32Array(this.#tagCount);
    for (let at = 0; at < dimension; at++) {
      const number = table[row * dimension + at]!;
      const from = (slot * dimension + at) * this.#tagCount;
      for (let tag = 0; tag < this.#tagCount; tag++) scores[tag]! += number * weights[from + tag]!;
    }
    this.#scores.set(key, scores);
    return scores;
  }
}
