import fc from 'fast-check';

/** Any code point but the surrogates. fast-check's own, `unit: 'binary'`, takes each test file a second to make. */
const codePoint = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((point) => String.fromCodePoint(point));

/** Any well-formed text; lengths are counted in code points. */
export function anyText(lengths: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...lengths, unit: codePoint });
}
