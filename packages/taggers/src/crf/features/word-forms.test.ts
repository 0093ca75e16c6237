import { describe, expect, it } from 'vitest';
import { SymbolTable } from './feature-hash.ts';
import { shapeOf, WordFormCache } from './word-forms.ts';

describe('word forms', () => {
  it.each([
    ['Paris', 'Xx'],
    ['USA', 'X'],
    ['iPhone', 'xXx'],
    ['A320B', 'XdX'],
    ['U.S.', 'X.X.'],
    ['1,000.50', 'd,d.d'],
    ['Éa\u0301é', 'Xx\u0301x'],
    ['東京', 'x'],
    ['١٢', 'd'],
    ['', ''],
  ])('give %j the shape %j', (word, shape) => {
    expect(shapeOf(word)).toBe(shape);
  });

  it('are the same for words that differ in case and digits only, but for word and shape', () => {
    const symbols = new SymbolTable();
    const forms = new WordFormCache(symbols);
    const [a, b] = [forms.of('AB12'), forms.of('ab34')];
    expect(a.norm).toBe(b.norm);
    expect(a.suffixes).toEqual(b.suffixes);
    expect(a.word).not.toBe(b.word);
    expect(a.shape).not.toBe(b.shape);
  });

  it('take pieces between marks of the ends, and no more of what is too long for a word', () => {
    const symbols = new SymbolTable();
    const forms = new WordFormCache(symbols);
    const pieces = [' ab', 'abc', 'bc ', ' abc', 'abc '];
    expect(forms.of('ABc').pieces).toEqual(pieces.map((piece) => symbols.intern(piece)));
    expect(forms.of('x').pieces).toEqual([symbols.intern(' x ')]);
    expect(forms.of('x'.repeat(10_000)).pieces.length).toBeLessThan(60);
  });

  it('take affixes by code points', () => {
    const symbols = new SymbolTable();
    const forms = new WordFormCache(symbols).of('a😀b');
    expect(forms.prefixes).toEqual(['a', 'a😀', 'a😀b'].map((affix) => symbols.intern(affix)));
    expect(forms.suffixes).toEqual(['b', '😀b', 'a😀b'].map((affix) => symbols.intern(affix)));
  });
});
