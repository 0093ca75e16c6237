import type { Tokens } from '@spansmith/tokenization';
import { VECTOR_SLOTS } from './vector-slots.ts';

/** Finds a word's row in a table of vectors, or -1: `WordVectors` and `WordIndex` do. */
export interface WordLookup {
  find(word: string): number;
}

const STARTS_WITH_CAPITAL = /^\p{Lu}/u;

/** How far a token sees. */
const reach = Math.max(...VECTOR_SLOTS.map(({ distance }) => distance));

/**
 * The rows of the vectors that the tokens `[firstToken, endToken)` see: [tokens x slots]. `none` stands for words without a
 * vector, for places in other lines, and for the slot that a token doesn't have.
 */
export function vectorRows(
  { text, count, startUtf16, endUtf16, line }: Tokens,
  words: WordLookup,
  none: number,
  firstToken: number,
  endToken: number,
): Int32Array {
  const first = Math.max(0, firstToken - reach);
  const end = Math.min(count, endToken + reach);
  const own = new Int32Array(end - first);
  const isCapital = new Uint8Array(end - first);
  for (let token = first; token < end; token++) {
    const word = text.slice(startUtf16[token], endUtf16[token]);
    own[token - first] = words.find(word);
    isCapital[token - first] = STARTS_WITH_CAPITAL.test(word) ? 1 : 0;
  }
  const rows = new Int32Array((endToken - firstToken) * VECTOR_SLOTS.length).fill(none);
  let at = 0;
  for (let token = firstToken; token < endToken; token++)
    for (const { distance, capital } of VECTOR_SLOTS) {
      const seen = token + distance;
      const slot = at++;
      if (seen < first || seen >= end || line[seen] !== line[token]) continue;
      if (capital !== undefined && (isCapital[seen - first] === 1) !== capital) continue;
      const row = own[seen - first]!;
      if (row >= 0) rows[slot] = row;
    }
  return rows;
}
