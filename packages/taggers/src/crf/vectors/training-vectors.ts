import type { WordVectors } from '@spansmith/word-vectors';

/** The vectors that training tokens see: each word's once, so that a pass computes with it once. */
export interface TrainingVectors {
  dimension: number;
  wordCount: number;
  /** [words x dimension] */
  values: Float64Array;
  /** [tokens x slots]: index of the word, or -1 for none. */
  wordOf: Int32Array;
}

/** `rows`: what `vectorRows` gives for all tokens, with -1 for none. */
export function trainingVectors(rows: readonly Int32Array[], vectors: WordVectors): TrainingVectors {
  const { dimension, table, scale } = vectors;
  const indexOf = new Map<number, number>();
  const wordOf = new Int32Array(rows.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const some of rows)
    for (const row of some) {
      if (row >= 0 && !indexOf.has(row)) indexOf.set(row, indexOf.size);
      wordOf[at++] = row < 0 ? -1 : indexOf.get(row)!;
    }
  const values = new Float64Array(indexOf.size * dimension);
  for (const [row, index] of indexOf)
    for (let number = 0; number < dimension; number++)
      values[index * dimension + number] = table[row * dimension + number]! * scale;
  return { dimension, wordCount: indexOf.size, values, wordOf };
}
