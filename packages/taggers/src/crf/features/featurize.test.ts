import { createTokenizer, noSplits } from '@spansmith/tokenization';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureConfig } from './feature-config.ts';
import { SymbolTable } from './feature-hash.ts';
import { featurize } from './featurize.ts';
import { TextView } from './text-view.ts';
import { WordFormCache } from './word-forms.ts';

const tokenize = createTokenizer({ splits: noSplits });
const sentence: FeatureConfig = { line: false, wideContextTokens: 0 };
const document: FeatureConfig = { line: true, wideContextTokens: 3 };

/** Hashes of the features of every token, in order, as text. */
function featuresOf(text: string, config: FeatureConfig, groupSize = Number.POSITIVE_INFINITY): string[][] {
  const tokens = tokenize(text);
  const symbols = new SymbolTable();
  const view = new TextView(tokens, new WordFormCache(symbols));
  const features: string[][] = [];
  for (let first = 0; first < tokens.count; first += groupSize) {
    const { start, lanes } = featurize(
      view,
      symbols,
      config,
      first,
      Math.min(tokens.count, first + groupSize),
    );
    for (let token = 0; token + 1 < start.length; token++)
      features.push(
        Array.from({ length: start[token + 1]! - start[token]! }, (_, index) => {
          const at = 2 * (start[token]! + index);
          return `${lanes[at]} ${lanes[at + 1]}`;
        }),
      );
  }
  return features;
}

/** Features of the last token of `a` that the last token of `b` has not, by number. */
function difference(a: string, b: string, config: FeatureConfig): number {
  const others = new Set(featuresOf(b, config).at(-1));
  return featuresOf(a, config)
    .at(-1)!
    .filter((feature) => !others.has(feature)).length;
}

describe('featurize', () => {
  it('gives the same features whether tokens come at once or in groups', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (text, groupSize) => {
          expect(featuresOf(text, document, groupSize)).toEqual(featuresOf(text, document));
        },
      ),
    );
  });

  it('sees two tokens to each side, over line breaks too', () => {
    expect(difference('a b\nc', 'a x\nc', sentence)).toBeGreaterThan(0);
    expect(difference('a b c d', 'x b c d', sentence)).toBe(0);
  });

  it('sees the line break itself', () => {
    expect(difference('a\nb', 'a b', sentence)).toBeGreaterThan(0);
    expect(difference('a\n\nb', 'a\nb', sentence)).toBeGreaterThan(0);
    expect(featuresOf('a\r\nb', sentence)).toEqual(featuresOf('a\nb', sentence));
  });

  it('sees coarse tokens beyond what fine ones show', () => {
    expect(difference('Art. 5 1', 'Sec. 5 1', sentence)).toBeGreaterThan(0);
  });

  it('sees far words of the line as bags, but not those of other lines', () => {
    expect(difference('w x 1 2 3', 'y x 1 2 3', document)).toBe(2);
    expect(difference('borrower 1 2 3', 'lender 1 2 3', sentence)).toBe(0);
    expect(difference('borrower 1\n2 3 4 5', 'lender 1\n2 3 4 5', document)).toBe(0);
  });

  it('sees the neighbours of other occurrences of the word, however far', () => {
    const far = 'b c d e f g h';
    expect(difference(`with HD now ${far} HD`, `near HD now ${far} HD`, sentence)).toBe(1);
    expect(difference(`with HD now ${far} MS`, `near HD now ${far} MS`, sentence)).toBe(0);
    const often = 'of '.repeat(20);
    expect(difference(`a ${often} x ${far} of`, `b ${often} x ${far} of`, sentence)).toBe(0);
  });

  it('sees what a line begins with and the key before its last colon', () => {
    const far = 'b c d e f g';
    expect(difference(`From ${far} Rome`, `To ${far} Rome`, document)).toBeGreaterThan(0);
    expect(difference(`x Name: ${far} Rome`, `x Date: ${far} Rome`, document)).toBeGreaterThan(0);
    expect(difference(`x Name: ${far} Rome`, `x Date: ${far} Rome`, sentence)).toBe(0);
  });
});
