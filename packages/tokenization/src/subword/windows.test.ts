import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../tokenize.ts';
import { noSplits } from '../tokenizer-config.ts';
import { cutWindows, type PieceWindow } from './windows.ts';

const tokenize = createTokenizer({ splits: noSplits });

/** A text whose tokens have the given numbers of pieces; 0 shares the piece of the token before it. */
function textOf(words: { pieces: number; separator: string }[]) {
  const tokens = tokenize(words.map(({ separator }) => `ab${separator}`).join(''));
  const firstPieceOfToken = new Int32Array(words.length);
  let count = 0;
  for (const [token, { pieces }] of words.entries()) {
    firstPieceOfToken[token] = pieces === 0 ? count - 1 : count;
    count += pieces;
  }
  const none = new Uint32Array(count);
  return {
    tokens,
    pieces: { count, ids: new Int32Array(count), startUtf16: none, endUtf16: none, firstPieceOfToken },
  };
}

const anyText = fc
  .array(
    fc.record({
      pieces: fc.constantFrom(0, 1, 1, 1, 2, 3, 7, 40),
      separator: fc.constantFrom(' ', ' ', ' . ', '\n'),
    }),
    { maxLength: 60 },
  )
  .map((words) =>
    words.flatMap((word) => (word.separator === ' . ' ? [{ ...word, separator: ' ' }] : [word])),
  )
  .map(textOf);

const options = { maxPieces: 24, contextPieces: 4 };

/** How much a piece sees to its shorter side in a window; the ends of the text hide nothing. */
function contextOf(window: PieceWindow, piece: number, count: number): number {
  if (piece < window.firstPiece || piece >= window.endPiece) return -1;
  const left = window.firstPiece === 0 ? Number.POSITIVE_INFINITY : piece - window.firstPiece;
  const right = window.endPiece === count ? Number.POSITIVE_INFINITY : window.endPiece - 1 - piece;
  return Math.min(left, right);
}

describe('cutWindows', () => {
  it('leaves a text whole that fits', () => {
    const { tokens, pieces } = textOf(Array(24).fill({ pieces: 1, separator: ' ' }));
    expect(cutWindows(tokens, pieces, options)).toEqual([
      { firstPiece: 0, endPiece: 24, firstToken: 0, endToken: 24 },
    ]);
  });

  it('scores the tokens of a text without pieces, and none of a text without tokens', () => {
    const { tokens, pieces } = textOf([{ pieces: 0, separator: ' ' }]);
    expect(cutWindows(tokens, pieces, options)).toEqual([
      { firstPiece: 0, endPiece: 0, firstToken: 0, endToken: 1 },
    ]);
    const empty = textOf([]);
    expect(cutWindows(empty.tokens, empty.pieces, options)).toEqual([]);
  });

  it('scores every token once, in order, in a window that has its piece', () => {
    fc.assert(
      fc.property(anyText, ({ tokens, pieces }) => {
        const windows = cutWindows(tokens, pieces, options);
        expect(windows.flatMap(({ firstToken, endToken }) => range(firstToken, endToken))).toEqual(
          range(0, tokens.count),
        );
        for (const window of windows) {
          expect(window.endPiece - window.firstPiece).toBeLessThanOrEqual(options.maxPieces);
          for (const token of range(window.firstToken, window.endToken)) {
            const piece = pieces.firstPieceOfToken[token]!;
            expect(piece).toBeLessThan(Math.max(window.endPiece, 1));
            if (piece >= 0) expect(piece).toBeGreaterThanOrEqual(window.firstPiece);
          }
        }
      }),
    );
  });

  it('scores every token where it sees most, and enough', () => {
    fc.assert(
      fc.property(anyText, ({ tokens, pieces }) => {
        const windows = cutWindows(tokens, pieces, options);
        for (const window of windows)
          for (const token of range(window.firstToken, window.endToken)) {
            const piece = pieces.firstPieceOfToken[token]!;
            if (piece < 0) continue;
            const seen = contextOf(window, piece, pieces.count);
            expect(seen).toBeGreaterThanOrEqual(options.contextPieces - 1);
            for (const other of windows)
              expect(contextOf(other, piece, pieces.count)).toBeLessThanOrEqual(seen + 1);
          }
      }),
    );
  });

  it('scores tokens that share a piece in the same window', () => {
    fc.assert(
      fc.property(anyText, ({ tokens, pieces: { firstPieceOfToken, ...pieces } }) => {
        const windows = cutWindows(tokens, { ...pieces, firstPieceOfToken }, options);
        for (const { firstToken } of windows.slice(1))
          expect(firstPieceOfToken[firstToken]).not.toBe(firstPieceOfToken[firstToken - 1]);
      }),
    );
  });

  it('starts a window at a line where one starts in reach, else at a sentence', () => {
    const words = Array.from({ length: 40 }, (_, word) => ({
      pieces: 1,
      separator: word === 13 ? '\n' : ' ',
    }));
    const { tokens, pieces } = textOf(words);
    expect(cutWindows(tokens, pieces, options)[1]?.firstPiece).toBe(14);
    const sentences = tokenize(`${'a '.repeat(12)}. ${'a '.repeat(30)}`);
    const each = Int32Array.from(range(0, sentences.count));
    const cut = cutWindows(
      sentences,
      { ...pieces, count: sentences.count, firstPieceOfToken: each },
      options,
    );
    expect(cut[1]?.firstPiece).toBe(13);
  });

  it('refuses windows too small for their context', () => {
    const { tokens, pieces } = textOf([]);
    expect(() => cutWindows(tokens, pieces, { maxPieces: 23, contextPieces: 4 })).toThrow('too small');
  });
});

const range = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);
