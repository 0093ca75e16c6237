import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text.ts';
import { OffsetIndex, STRING_INDEX_TYPES, type StringIndexType } from './offset-units.ts';

const unit = fc.constantFrom<StringIndexType>(...STRING_INDEX_TYPES);
/** Any UTF-16, lone surrogates included, mixed with what makes clusters. */
const text = fc
  .array(fc.oneof(anyText(), fc.constantFrom('\r\n', 'e\u0301', '👩‍👧', '🇩🇪', '\ud83d', '가')))
  .map((parts) => parts.join(''));

/** Every boundary of an element, found the slow way: the prefix up to it. */
function naiveBoundaries(sample: string, type: StringIndexType): number[] {
  const boundaries = [0];
  for (const element of naiveElements(sample, type)) boundaries.push(boundaries.at(-1)! + element.length);
  return boundaries;
}

function naiveElements(sample: string, type: StringIndexType): string[] {
  if (type === 'Utf16CodeUnit') return sample.split('');
  if (type === 'UnicodeCodePoint') return [...sample];
  const index = new OffsetIndex(sample, type);
  return Array.from({ length: index.length }, (_, at) =>
    sample.slice(index.toUtf16(at), index.toUtf16(at + 1)),
  );
}

describe('OffsetIndex', () => {
  it.each<[StringIndexType, number, number, number]>([
    ['Utf16CodeUnit', 23, 15, 4],
    ['UnicodeCodePoint', 17, 11, 2],
    ['TextElements_v8', 13, 7, 2],
  ])('counts in %s', (type, length, offset, spanLength) => {
    const sample = '👩‍👧 🇩🇪 e\u0301\r\n👍🏽 Ann';
    const index = new OffsetIndex(sample, type);
    const startUtf16 = sample.indexOf('👍');
    expect(index.length).toBe(length);
    expect(index.fromRange({ startUtf16, endUtf16: startUtf16 + 4 })).toEqual({ offset, length: spanLength });
  });

  it('gives the UTF-16 range back that a range on boundaries came from', () => {
    fc.assert(
      fc.property(text, unit, fc.nat(), fc.nat(), (sample, type, a, b) => {
        const index = new OffsetIndex(sample, type);
        const [offset, end] = [a % (index.length + 1), b % (index.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const range = index.toRange({ offset, length: end - offset });
        expect(index.fromRange(range)).toEqual({ offset, length: end - offset });
      }),
    );
  });

  it('agrees with a count over the elements of the text, at boundaries and inside elements', () => {
    fc.assert(
      fc.property(text, unit, (sample, type) => {
        const index = new OffsetIndex(sample, type);
        const boundaries = naiveBoundaries(sample, type);
        expect(index.length).toBe(boundaries.length - 1);
        for (let atUtf16 = 0; atUtf16 <= sample.length; atUtf16++) {
          expect(index.fromUtf16(atUtf16, 'down')).toBe(
            boundaries.filter((boundary) => boundary <= atUtf16).length - 1,
          );
          expect(index.fromUtf16(atUtf16, 'up')).toBe(
            boundaries.findIndex((boundary) => boundary >= atUtf16),
          );
          expect(index.isBoundary(atUtf16)).toBe(boundaries.includes(atUtf16));
        }
      }),
    );
  });

  it('rises strictly from 0 to the end of the text', () => {
    fc.assert(
      fc.property(text, unit, (sample, type) => {
        const index = new OffsetIndex(sample, type);
        expect(index.toUtf16(0)).toBe(0);
        expect(index.toUtf16(index.length)).toBe(sample.length);
        for (let at = 1; at <= index.length; at++)
          expect(index.toUtf16(at)).toBeGreaterThan(index.toUtf16(at - 1));
      }),
    );
  });

  it('widens a range that cuts through an element to the whole element', () => {
    const index = new OffsetIndex('a👍🏽', 'UnicodeCodePoint');
    expect(index.fromRange({ startUtf16: 2, endUtf16: 4 })).toEqual({ offset: 1, length: 2 });
  });

  it.each([-1, 0.5, 4, Number.NaN])('refuses the offset %s into a text of 3', (offset) => {
    const index = new OffsetIndex('e\u0301nd', 'TextElements_v8');
    expect(() => index.toUtf16(offset)).toThrow(RangeError);
    expect(() => new OffsetIndex('end', 'Utf16CodeUnit').fromUtf16(offset)).toThrow(RangeError);
  });
});
