import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffle } from './shuffle.ts';

describe('shuffle', () => {
  it('keeps all items, and gives the same order for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const shuffled = shuffle(items, seed);
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
        expect(shuffle(items, seed)).toEqual(shuffled);
      }),
    );
  });

  it('gives other orders for other seeds', () => {
    const items = Array.from({ length: 20 }, (_, index) => index);
    expect(new Set([1, 2, 3].map((seed) => String(shuffle(items, seed)))).size).toBe(3);
  });
});
