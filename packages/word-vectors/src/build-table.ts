import { HashTable } from '@spansmith/basics';
import { highHash, lowHash, wordKey } from './word-key.ts';
import type { WordVectorTable } from './word-vectors.ts';

/** One in so many numbers may be cut off at the ends of int8, so that a few outliers don't coarsen all others. */
const NUMBERS_PER_CLIPPED = 10_000;
const LARGEST_INT8 = 127;
/** Numbers no larger than this are all 0: their scale would be 0 in 32 bits. */
const ALL_ZERO = 1e-30;

/** A word of a source with its vector. */
export interface WordVector {
  word: string;
  vector: readonly number[];
}

/**
 * Rounds the first `maxWords` words of a source, the most frequent first, to int8. Words with the same key count once:
 * of "US" and "us" the more frequent stays. Undefined if there is no word.
 */
export async function buildTable(
  words: AsyncIterable<WordVector>,
  maxWords: number,
): Promise<Omit<WordVectorTable, 'name' | 'licence'> | undefined> {
  const index = new HashTable();
  const rows: Float32Array[] = [];
  for await (const { word, vector } of words) {
    const key = wordKey(word);
    if (index.insert(lowHash(key), highHash(key)) === rows.length) rows.push(Float32Array.from(vector));
    if (rows.length === maxWords) break;
  }
  if (rows.length === 0) return undefined;
  const scale = scaleOf(rows);
  const dimension = rows[0]!.length;
  const table = new Int8Array((rows.length + 1) * dimension);
  const round = (value: number) => Math.max(-LARGEST_INT8, Math.min(LARGEST_INT8, Math.round(value / scale)));
  for (const [row, vector] of rows.entries()) table.set(vector.map(round), row * dimension);
  return { dimension, table, scale, hashes: BigUint64Array.from(rows, (_, row) => index.hash(row)) };
}

/** What 1 in int8 stands for. */
function scaleOf(rows: readonly Float32Array[]): number {
  const dimension = rows[0]!.length;
  const magnitudes = new Float32Array(rows.length * dimension);
  for (const [row, vector] of rows.entries()) magnitudes.set(vector.map(Math.abs), row * dimension);
  magnitudes.sort();
  const largest = magnitudes[magnitudes.length - 1 - Math.floor(magnitudes.length / NUMBERS_PER_CLIPPED)]!;
  return Math.fround((largest > ALL_ZERO ? largest : 1) / LARGEST_INT8);
}
