import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from './tokenize.ts';
import { noSplits } from './tokenizer-config.ts';
import type { Tokens } from './tokens.ts';

const tokenize = createTokenizer({ splits: noSplits });

const wordsOf = ({ text, startUtf16, endUtf16 }: Tokens): string[] =>
  Array.from(startUtf16, (start, token) => text.slice(start, endUtf16[token]));

/** Any UTF-16 text: lone surrogates, joined emoji, combining marks and all kinds of white space included. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '\r\n',
        '\n\n',
        '\u2028',
        ' ',
        '\t',
        '\u00a0',
        '\ufeff',
        '👩‍👩‍👧',
        '❤️',
        'e\u0301',
        '\ud83d',
        '\udc00',
        'Straße',
        '§ 5',
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('createTokenizer', () => {
  it.each([
    [
      'Pay $1,000.50 by 6/29/2018',
      ['Pay', '$', '1', ',', '000', '.', '50', 'by', '6', '/', '29', '/', '2018'],
    ],
    ["U.S. firm's A320neo", ['U', '.', 'S', '.', 'firm', "'", 's', 'A', '320', 'neo']],
    ['Zu\u0308rich e\u0301t\u0301', ['Zu\u0308rich', 'e\u0301t\u0301']],
    ['in 東京都 und', ['in', '東', '京', '都', 'und']],
    ['ok 👍🏽!', ['ok', '👍', '🏽', '!']],
    ['I ❤\ufe0f it', ['I', '❤\ufe0f', 'it']],
    ['١٢٣ كتاب', ['١٢٣', 'كتاب']],
    ['a\ud83db', ['a', '\ud83d', 'b']],
    ['', []],
    [' \r\n\t\u00a0', []],
  ])('splits %j', (text, words) => {
    expect(wordsOf(tokenize(text))).toEqual(words);
  });

  it('numbers coarse tokens by white space and lines by line breaks, CRLF counting once', () => {
    const { coarse, line } = tokenize('a-b c\r\n\r\nd\re\u2028f');
    expect([...coarse]).toEqual([0, 0, 0, 1, 2, 3, 4]);
    expect([...line]).toEqual([0, 0, 0, 0, 2, 3, 4]);
  });

  it('covers every character but white space, once and in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { startUtf16, endUtf16 } = tokenize(text);
        let at = 0;
        for (const [token, start] of startUtf16.entries()) {
          expect(text.slice(at, start)).toMatch(/^[\s\u0085\u200b\ufeff]*$/);
          expect(endUtf16[token]).toBeGreaterThan(start);
          expect(text.slice(start, endUtf16[token])).not.toMatch(/[\s\u0085\u200b\ufeff]/);
          at = endUtf16[token]!;
        }
        expect(text.slice(at)).toMatch(/^[\s\u0085\u200b\ufeff]*$/);
      }),
    );
  });

  it('never splits a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { startUtf16 } = tokenize(text);
        for (const start of startUtf16)
          expect(start > 0 && text.codePointAt(start - 1)! > 0xffff).toBe(false);
      }),
    );
  });

  it('starts a coarse token exactly where white space or the text begins', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { startUtf16, endUtf16, coarse, line } = tokenize(text);
        for (let token = 1; token < startUtf16.length; token++) {
          const touches = endUtf16[token - 1] === startUtf16[token];
          expect(coarse[token]! - coarse[token - 1]!).toBe(touches ? 0 : 1);
          if (touches) expect(line[token]).toBe(line[token - 1]);
        }
      }),
    );
  });
});
