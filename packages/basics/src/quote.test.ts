import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clip, quote } from './quote.ts';

it.each([
  ['a name', '"a name"'],
  ['line\nbreak "and" quotes', '"line\\nbreak \\"and\\" quotes"'],
  [1.5, '1.5'],
  [null, 'null'],
  [undefined, 'undefined'],
  [['a', { b: true }], '["a",{"b":true}]'],
])('quotes %j as JSON', (value, expected) => {
  expect(quote(value)).toBe(expected);
});

it('cuts a long text, and closes the quotes behind it', () => {
  expect(quote('x'.repeat(101))).toBe(`"${'x'.repeat(100)}…"`);
  expect(quote('x'.repeat(100))).toBe(`"${'x'.repeat(100)}"`);
});

it('never gives much more than a line, whatever the value', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 3 }), (value) => {
      // A character of the hundred may take six to be escaped.
      expect(quote(value).length).toBeLessThanOrEqual(603);
    }),
  );
});

it('clips what is longer than the limit only', () => {
  expect([clip('abc', 3), clip('abcd', 3)]).toEqual(['abc', 'abc…']);
});
