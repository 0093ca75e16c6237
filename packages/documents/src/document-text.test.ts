import { ApiError } from '@spansmith/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text.ts';
import { decodeDocument, MAX_DOCUMENT_LENGTH_UTF16 } from './document-text.ts';

const decode = (bytes: Uint8Array | string) => decodeDocument(Buffer.from(bytes), 'a.txt');

describe('decoding a document', () => {
  it('keeps any text as it is', () => {
    const text = anyText({ minLength: 1 }).filter((one) => !/^\ufeff|\0/.test(one));
    fc.assert(
      fc.property(text, (one) => {
        expect(decode(one)).toBe(one);
      }),
    );
  });

  it('keeps line ends and white space', () => {
    expect(decode(' a\r\nb\n\t')).toBe(' a\r\nb\n\t');
  });

  it('drops one byte order mark, and only at the beginning', () => {
    expect(decode('\ufeffa\ufeff')).toBe('a\ufeff');
    expect(decode('\ufeff\ufeffa')).toBe('\ufeffa');
  });

  it('refuses an empty document, also one that is only a byte order mark', () => {
    expect(() => decode('')).toThrow(/"a.txt" is empty/);
    expect(() => decode('\ufeff')).toThrow(/"a.txt" is empty/);
  });

  it('takes a document up to the limit, and refuses a longer one with both figures', () => {
    const longest = 'x'.repeat(MAX_DOCUMENT_LENGTH_UTF16);
    expect(decode(longest)).toBe(longest);
    expect(() => decode(`${longest}x`)).toThrow(/has 128001 UTF-16 code units; the limit is 128000/);
  });

  it('counts UTF-16 code units', () => {
    expect(() => decodeDocument(Buffer.from('🏔🏔'), 'a.txt', 3)).toThrow(/has 4 UTF-16 code units/);
  });

  it.each([
    ['Latin-1', Buffer.from('Zürich', 'latin1'), /byte 1 \(0xfc\)/],
    ['a lone surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), /byte 1 \(0xed\)/],
    ['an overlong form', Buffer.from([0xc0, 0xaf]), /byte 0 \(0xc0\)/],
    ['a cut character', Buffer.from('aé').subarray(0, 2), /byte 1 \(0xc3\)/],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeffab', 'utf16le'), /byte 0 \(0xff\)/],
    ['a replacement character before the fault', Buffer.from([0xef, 0xbf, 0xbd, 0xff]), /byte 3 \(0xff\)/],
  ])('refuses %s, and says where', (_, bytes, where) => {
    expect(() => decode(bytes)).toThrow(where);
    expect(() => decode(bytes)).toThrow(ApiError);
  });

  it('refuses NUL characters, with a hint at UTF-16', () => {
    expect(() => decode(Buffer.from('ab', 'utf16le'))).toThrow(/NUL character at offset 1.*UTF-16/);
  });

  it('gives a text or a client error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        try {
          expect(Buffer.from(decode(bytes)).toString()).toBe(decode(bytes));
        } catch (error) {
          expect(error).toMatchObject({ name: 'ApiError', status: 400 });
        }
      }),
    );
  });
});
