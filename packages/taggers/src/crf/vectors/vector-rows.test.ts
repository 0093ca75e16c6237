import { createTokenizer, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { smallVectors } from '../../../test-support/small-vectors.ts';
import { vectorRows } from './vector-rows.ts';
import { VECTOR_SLOTS } from './vector-slots.ts';

const tokenize = createTokenizer({ splits: noSplits });
const rowOf = (word: string) => smallVectors.find(word);

/** For each token what it sees: rows by `<distance>`, or `capital` and `other` for itself. */
function seenIn(text: string, first = 0, end = tokenize(text).count): Record<string, number>[] {
  const rows = vectorRows(tokenize(text), smallVectors, -1, first, end);
  return Array.from({ length: end - first }, (_, token) => {
    const named = VECTOR_SLOTS.map(({ distance, capital }, slot) => [
      capital === undefined ? `${distance}` : capital ? 'capital' : 'other',
      rows[token * VECTOR_SLOTS.length + slot]!,
    ]);
    return Object.fromEntries(named.filter(([, row]) => row !== -1));
  });
}

describe('vectorRows', () => {
  it('shows a token its own vector, apart for words with a capital, and those of words near it', () => {
    const [ann, bob, rome] = [rowOf('ann'), rowOf('bob'), rowOf('rome')];
    expect(seenIn('Ann x bob in Rome')).toEqual([
      { capital: ann, '2': bob, '4': rome },
      { '-1': ann, '1': bob, '3': rome },
      { other: bob, '-2': ann, '2': rome },
      { '-1': bob, '-3': ann, '1': rome },
      { capital: rome, '-2': bob, '-4': ann },
    ]);
  });

  it('sees nothing of other lines, nor of words further away than five tokens', () => {
    expect(seenIn('Ann\nbob')).toEqual([{ capital: rowOf('ann') }, { other: rowOf('bob') }]);
    expect(seenIn('Ann x x x x x x bob')[0]).toEqual({ capital: rowOf('ann') });
  });

  it('gives the same rows in pieces', () => {
    const text = 'Ann Rome Bob Lima x Zoe Carla y Oslo';
    expect([...seenIn(text, 0, 2), ...seenIn(text, 2, 3), ...seenIn(text, 3, 9)]).toEqual(seenIn(text));
  });
});
