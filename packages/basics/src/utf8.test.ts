import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text.ts';
import { decodeUtf8 } from './utf8.ts';

it('gives back any well-formed text, byte-order mark and all', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(decodeUtf8(Buffer.from(`\ufeff${text}`))).toBe(`\ufeff${text}`);
    }),
  );
});

it('says which byte is the first that is not UTF-8', () => {
  fc.assert(
    fc.property(anyText(), fc.uint8Array(), (text, rest) => {
      const bytes = Buffer.concat([Buffer.from(text), Buffer.of(0xff), rest]);
      const at = Buffer.byteLength(text);
      expect(() => decodeUtf8(bytes)).toThrow(new RangeError(`byte ${at} (0xff) is not valid`));
    }),
  );
});

it.each([
  ['a character cut off', [0x61, 0xe2, 0x82], 1],
  ['Latin-1', [0x63, 0x61, 0x66, 0xe9], 3],
  ['an encoded surrogate', [0xed, 0xa0, 0x80], 0],
  ['an overlong form', [0xc0, 0xaf], 0],
  ['a bad byte behind a genuine U+FFFD', [0xef, 0xbf, 0xbd, 0x80], 3],
])('refuses %s', (_, bytes, at) => {
  expect(() => decodeUtf8(Buffer.from(bytes))).toThrow(`byte ${at} (`);
});
