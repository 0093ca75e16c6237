import type { WordVector } from '../src/build-table.ts';

/** All words of a source. */
export async function readAll(words: AsyncIterable<WordVector>): Promise<WordVector[]> {
  const all: WordVector[] = [];
  for await (const word of words) all.push(word);
  return all;
}
