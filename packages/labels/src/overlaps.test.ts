import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from './overlaps.ts';

const range = (startUtf16: number, endUtf16: number) => ({ startUtf16, endUtf16 });

describe('overlaps', () => {
  it('pairs a range with an enclosing one that is not its neighbour', () => {
    const [wide, inner, late] = [range(0, 10), range(1, 2), range(8, 12)];
    expect([...overlaps([wide, inner, late])]).toEqual([
      { earlier: wide, later: inner },
      { earlier: wide, later: late },
    ]);
  });

  it('pairs a range with its double rather than with an enclosing one', () => {
    const [first, wide, second] = [range(3, 5), range(0, 10), range(3, 5)];
    const pairs = [...overlaps([first, wide, second])];
    expect(pairs).toContainEqual({ earlier: first, later: second });
    expect(pairs).toContainEqual({ earlier: first, later: wide });
  });

  it('leaves ranges alone that touch, or are empty', () => {
    expect([...overlaps([range(3, 5), range(5, 7), range(4, 4), range(0, 3)])]).toEqual([]);
  });

  it('finds a pair exactly where a comparison of all pairs does', () => {
    const ranges = fc.array(
      fc.tuple(fc.nat(20), fc.nat(5)).map(([start, length]) => range(start, start + length)),
    );
    fc.assert(
      fc.property(ranges, (sample) => {
        const share = (a: (typeof sample)[number], b: (typeof sample)[number]) =>
          a !== b && Math.max(a.startUtf16, b.startUtf16) < Math.min(a.endUtf16, b.endUtf16);
        const found = [...overlaps(sample)];
        for (const { earlier, later } of found) {
          expect(share(earlier, later)).toBe(true);
          expect(sample.indexOf(earlier)).toBeLessThan(sample.indexOf(later));
        }
        expect(found.length > 0).toBe(sample.some((a) => sample.some((b) => share(a, b))));
      }),
    );
  });
});
