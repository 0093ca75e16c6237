import type { Tokens } from '@spansmith/tokenization';

/** Whose vectors a token sees, by distance. */
export const VECTOR_WINDOW: readonly number[] = [-1, 0, 1];

/** Finds a word's row in a table of vectors, or -1: `WordVectors` and `WordIndex` do. */
export interface WordLookup {
  find(word: string): number;
}

/**
 * The rows of the vectors that the tokens `[firstToken, endToken)` see: [tokens x window]. `none` stands for words without
 * a vector, and for neighbours in other lines.
 */
export function vectorRows(
  { text, count, startUtf16, endUtf16, line }: Tokens,
  words: WordLookup,
  none: number,
  firstToken: number,
  endToken: number,
): Int32Array {
  const first = Math.max(0, firstToken + VECTOR_WINDOW[0]!);
  const end = Math.min(count, endToken + VECTOR_WINDOW.at(-1)!);
  const own = new Int32Array(end - first);
  for (let token = first; token < end; token++)
    own[token - first] = words.find(text.slice(startUtf16[token], endUtf16[token]));
  const rows = new Int32Array((endToken - firstToken) * VECTOR_WINDOW.length).fill(none);
  let at = 0;
  for (let token = firstToken; token < endToken; token++)
    for (const distance of VECTOR_WINDOW) {
      const seen = token + distance;
      if (seen >= first && seen < end && line[seen] === line[token] && own[seen - first]! >= 0)
        rows[at] = own[seen - first]!;
      at++;
    }
  return rows;
}
