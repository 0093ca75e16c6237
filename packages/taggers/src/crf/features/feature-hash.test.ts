import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeatureHashes, SymbolTable } from './feature-hash.ts';

const template = { id: 7, scale: 0.5 };

function hashOf(id: number, ...words: string[]): string {
  const symbols = new SymbolTable();
  const hashes = new FeatureHashes(symbols);
  const [a = 0, b, c] = words.map((word) => symbols.intern(word));
  hashes.add({ id, scale: 1 }, a, b, c);
  return [...hashes.lanes].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join(' ');
}

describe('FeatureHashes', () => {
  it('stays as it is: models that were stored rely on it', () => {
    expect(hashOf(0)).toMatchInlineSnapshot(`"108bb168 a8f9e7b7"`);
    expect(hashOf(1, 'Paris')).toMatchInlineSnapshot(`"c20ef292 645a8e0d"`);
    expect(hashOf(20, 'new', 'york', '😀')).toMatchInlineSnapshot(`"60f4664a d721f453"`);
  });

  it('tells templates, words and their order apart', () => {
    const all = [
      hashOf(1, 'a'),
      hashOf(2, 'a'),
      hashOf(1, 'b'),
      hashOf(1, 'a', 'b'),
      hashOf(1, 'b', 'a'),
      hashOf(1, '', 'a'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('does not depend on the words that were seen before', () => {
    const symbols = new SymbolTable();
    for (const word of ['x', 'y', 'z']) symbols.intern(word);
    const hashes = new FeatureHashes(symbols);
    hashes.add({ id: 1, scale: 1 }, symbols.intern('Paris'));
    const fresh = hashOf(1, 'Paris');
    expect([...hashes.lanes].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join(' ')).toBe(fresh);
  });

  it('hashes different words differently in each lane', () => {
    const symbols = new SymbolTable();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        if (a === b) return;
        const [x, y] = [symbols.intern(a), symbols.intern(b)];
        expect(symbols.low[x] === symbols.low[y] && symbols.high[x] === symbols.high[y]).toBe(false);
      }),
    );
  });

  it('keeps the scale of every feature, however many there are', () => {
    const hashes = new FeatureHashes(new SymbolTable());
    for (let count = 0; count < 2000; count++) hashes.add(template, 0);
    expect(hashes.scales).toEqual(new Float64Array(2000).fill(0.5));
    expect(hashes.lanes).toHaveLength(4000);
  });
});
