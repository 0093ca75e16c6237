import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashTable } from './hash-table.ts';

const hash = fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 }));
const anyHash = fc.tuple(fc.integer(), fc.integer());

describe('HashTable', () => {
  it('numbers hashes in the order in which they come, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(hash, anyHash), { maxLength: 200 }), (hashes) => {
        const table = new HashTable(1);
        const expected = new Map<string, number>();
        for (const [low, high] of hashes) {
          const key = `${low} ${high}`;
          if (!expected.has(key)) expected.set(key, expected.size);
          expect(table.insert(low, high)).toBe(expected.get(key));
        }
        expect(table.size).toBe(expected.size);
        for (const [low, high] of hashes) expect(table.find(low, high)).toBe(expected.get(`${low} ${high}`));
      }),
    );
  });

  it('knows nothing of other hashes', () => {
    const table = new HashTable();
    table.insert(1, 2);
    expect(table.find(2, 1)).toBe(-1);
    expect(table.find(0, 0)).toBe(-1);
  });

  it('comes back from its hashes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyHash, { selector: String }), (hashes) => {
        const table = new HashTable();
        for (const [low, high] of hashes) table.insert(low, high);
        const copy = HashTable.of(BigUint64Array.from(hashes, (_, number) => table.hash(number)));
        for (const [low, high] of hashes) expect(copy.find(low, high)).toBe(table.find(low, high));
      }),
    );
  });
});
