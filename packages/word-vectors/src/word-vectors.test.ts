import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordHash, wordKey } from './word-key.ts';
import { WordIndex } from './word-vectors.ts';

describe('wordKey', () => {
  it.each([
    ['Berlin', 'berlin'],
    ['ÄPFEL', 'äpfel'],
    ['Cafe\u0301', 'café'],
    ['1990', '1990'],
    ['U.S.', 'u.s.'],
    ['ΣΟΦΟΣ', 'σοφος'],
  ])('of %s is %s', (word, key) => {
    expect(wordKey(word)).toBe(key);
  });

  it('is the key of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => wordKey(wordKey(word)) === wordKey(word)),
    );
  });
});

describe('WordIndex', () => {
  it('stays as it is: models that were stored rely on it', () => {
    expect(wordHash('Lima').toString(16)).toMatchInlineSnapshot(`"4e5bb31161b8a71a"`);
    expect(wordHash('').toString(16)).toMatchInlineSnapshot(`"d9aaf7d3ebb6c228"`);
  });

  it('finds every word in its row, and no others', () => {
    const words = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { selector: wordKey });
    fc.assert(
      fc.property(words, fc.string({ unit: 'grapheme' }), (words, other) => {
        const index = new WordIndex(BigUint64Array.from(words, wordHash));
        expect(words.map((word) => index.find(word))).toEqual(words.map((_, row) => row));
        if (!words.some((word) => wordKey(word) === wordKey(other))) expect(index.find(other)).toBe(-1);
      }),
    );
  });
});
