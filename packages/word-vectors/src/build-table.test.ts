import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTable, type WordVector } from './build-table.ts';
import { WordVectors } from './word-vectors.ts';

async function* each(words: readonly WordVector[]): AsyncGenerator<WordVector> {
  yield* words;
}

async function build(words: readonly WordVector[], maxWords = 100): Promise<WordVectors> {
  return new WordVectors({ name: 'test', licence: 'MIT', ...(await buildTable(each(words), maxWords))! });
}

const oneWord = (word: string, ...vector: number[]): WordVector => ({ word, vector });

describe('buildTable', () => {
  it('keeps so many words in their order, and a last row of zeros', async () => {
    const vectors = await build([oneWord('a', 1, 2), oneWord('b', 3, 4), oneWord('c', 5, 6)], 2);
    expect(vectors.size).toBe(2);
    expect(['a', 'b', 'c'].map((word) => vectors.find(word))).toEqual([0, 1, -1]);
    expect([...vectors.table].slice(4)).toEqual([0, 0]);
  });

  it('takes of words that differ in case only the first, and finds it by all of them', async () => {
    const vectors = await build([oneWord('us', 1), oneWord('US', 2), oneWord('them', 3)]);
    expect(vectors.size).toBe(2);
    expect(['us', 'US', 'Us', 'THEM'].map((word) => vectors.find(word))).toEqual([0, 0, 0, 1]);
  });

  it('rounds to within half a step', async () => {
    const number = fc.double({ min: -8, max: 8, noNaN: true });
    const rows = fc.array(fc.array(number, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (rows) => {
        const { table, scale } = await build(rows.map((vector, row) => ({ word: `w${row}`, vector })));
        for (const [at, value] of rows.flat().entries())
          expect(Math.abs(table[at]! * scale - value)).toBeLessThanOrEqual(0.5001 * scale);
      }),
    );
  });

  it('cuts off outliers rather than coarsening all other numbers', async () => {
    const words = Array.from({ length: 200 }, (_, row) => ({
      word: `w${row}`,
      vector: Array.from({ length: 100 }, (_, at) =>
        row === 7 && at === 7 ? 1000 : Math.sin(row * 100 + at),
      ),
    }));
    const { table, scale } = await build(words, 200);
    expect(scale).toBeCloseTo(1 / 127, 4);
    expect(table[707]).toBe(127);
  });

  it('makes nothing of nothing, and zeros of zeros', async () => {
    expect(await buildTable(each([]), 10)).toBeUndefined();
    expect([...(await build([oneWord('a', 0, 0)])).table]).toEqual([0, 0, 0, 0]);
  });
});
