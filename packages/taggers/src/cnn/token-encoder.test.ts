import { createTokenizer, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { TABLE_COUNT, WORD_TABLES } from './embedding-tables.ts';
import { TokenEncoder } from './token-encoder.ts';
import { UNKNOWN_ROW, Vocabulary } from './vocabulary.ts';

const tokenize = createTokenizer({ splits: noSplits });
const vocabularies = WORD_TABLES.map(({ formOf }) =>
  Vocabulary.fromCounts(new Map([[formOf('Rome'), 1]]), 1),
);
const [known, unknown] = [1, UNKNOWN_ROW].map((row) => WORD_TABLES.map(() => row));

/** The rows of the word tables of each token of a text. */
function wordRows(text: string): number[][] {
  const { rows, count } = new TokenEncoder(vocabularies).encode(tokenize(text));
  return Array.from({ length: count }, (_, token) => [
    ...rows.subarray(token * TABLE_COUNT, token * TABLE_COUNT + WORD_TABLES.length),
  ]);
}

function places(text: string): number[] {
  const { rows, count } = new TokenEncoder(vocabularies).encode(tokenize(text));
  return Array.from({ length: count }, (_, token) => rows[token * TABLE_COUNT + WORD_TABLES.length]!);
}

describe('TokenEncoder', () => {
  it('finds the rows of a word’s forms, whatever its case, and of unknown forms the row for these', () => {
    expect(wordRows('Rome ROME Bonn 77')).toEqual([
      known,
      [...known!.slice(0, -1), UNKNOWN_ROW],
      [...unknown!.slice(0, -1), 1],
      unknown,
    ]);
  });

  it('tells the places of tokens apart: in coarse tokens, in lines, after blank lines', () => {
    const [startsCoarse, endsCoarse, startsLine, endsLine, afterBlank] = [1, 2, 4, 8, 16];
    expect(places('a,b c\nd\n\ne')).toEqual([
      startsCoarse! | startsLine! | afterBlank!,
      0,
      endsCoarse!,
      startsCoarse! | endsCoarse! | endsLine!,
      startsCoarse! | endsCoarse! | startsLine! | endsLine!,
      startsCoarse! | endsCoarse! | startsLine! | endsLine! | afterBlank!,
    ]);
  });

  it('finds the rows of word vectors, -1 for words without', () => {
    const index = { find: (word: string) => (word === 'Rome' ? 7 : -1) };
    const tokens = tokenize('in Rome');
    expect([...new TokenEncoder(vocabularies, index).encode(tokens).vectorRows]).toEqual([-1, 7]);
    expect([...new TokenEncoder(vocabularies).encode(tokens).vectorRows]).toEqual([-1, -1]);
  });
});

describe('Vocabulary', () => {
  it('numbers what was seen often enough, and comes back from its hashes', () => {
    const counts = new Map([
      ['a', 2],
      ['b', 1],
      ['', 3],
    ]);
    const vocabulary = Vocabulary.fromCounts(counts, 2);
    expect(vocabulary.rowCount).toBe(3);
    for (const known of [vocabulary, Vocabulary.fromHashes(vocabulary.hashes())])
      expect(['a', 'b', '', 'c'].map((text) => known.rowOf(text))).toEqual([1, UNKNOWN_ROW, 2, UNKNOWN_ROW]);
  });
});
