import type { WordVectors } from '@spansmith/word-vectors';
import { BLOCK_COUNT, VECTOR_SLOTS } from './vector-slots.ts';

/** The vectors that training tokens see: each word's once, so that a pass computes with it once. */
export interface TrainingVectors {
  dimension: number;
  wordCount: number;
  /** [words x dimension] */
  values: Float64Array;
  /** Token `t` sees `seen[seenStart[t]...seenStart[t + 1]]`: number of a word x blocks + block. */
  seenStart: Uint32Array;
  seen: Uint32Array;
}

/** `rows`: what `vectorRows` gives for all tokens, with -1 for none. */
export function trainingVectors(rows: readonly Int32Array[], vectors: WordVectors): TrainingVectors {
  const { dimension, table, scale } = vectors;
  const numberOf = new Map<number, number>();
  const seen: number[] = [];
  const seenStart = [0];
  for (const some of rows)
    for (let at = 0; at < some.length; at++) {
      const slot = at % VECTOR_SLOTS.length;
      const row = some[at]!;
      if (row >= 0) {
        const word = numberOf.get(row) ?? numberOf.size;
        numberOf.set(row, word);
        for (const block of VECTOR_SLOTS[slot]!.blocks) seen.push(word * BLOCK_COUNT + block);
      }
      if (slot === VECTOR_SLOTS.length - 1) seenStart.push(seen.length);
    }
  const values = new Float64Array(numberOf.size * dimension);
  for (const [row, word] of numberOf)
    for (let at = 0; at < dimension; at++)
      values[word * dimension + at] = table[row * dimension + at]! * scale;
  return {
    dimension,
    wordCount: numberOf.size,
    values,
    seenStart: Uint32Array.from(seenStart),
    seen: Uint32Array.from(seen),
  };
}
