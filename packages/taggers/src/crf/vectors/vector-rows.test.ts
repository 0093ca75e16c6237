import { createTokenizer, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { smallVectors } from '../../../test-support/small-vectors.ts';
import { vectorRows } from './vector-rows.ts';

const tokenize = createTokenizer({ splits: noSplits });
const rowOf = (word: string) => smallVectors.find(word);

function rowsOf(text: string, first = 0, end = tokenize(text).count): number[][] {
  const rows = vectorRows(tokenize(text), smallVectors, -1, first, end);
  return Array.from({ length: end - first }, (_, token) => [...rows.subarray(3 * token, 3 * token + 3)]);
}

describe('vectorRows', () => {
  it('shows a token the vectors of the token before it, its own and that of the one after it', () => {
    const [ann, rome] = [rowOf('ann'), rowOf('rome')];
    expect(rowsOf('Ann x Rome')).toEqual([
      [-1, ann, -1],
      [ann, -1, rome],
      [-1, rome, -1],
    ]);
  });

  it('sees nothing of other lines', () => {
    expect(rowsOf('Ann\nRome')).toEqual([
      [-1, rowOf('ann'), -1],
      [-1, rowOf('rome'), -1],
    ]);
  });

  it('gives the same rows in pieces', () => {
    const text = 'Ann Rome Bob Lima x Zoe';
    expect([...rowsOf(text, 0, 2), ...rowsOf(text, 2, 3), ...rowsOf(text, 3, 6)]).toEqual(rowsOf(text));
  });
});
