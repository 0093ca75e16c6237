import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSubwordTokenizer, createTokenizer, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { tinyEncoderFolder } from '../../../../tests/support/tiny-encoders.ts';
import { encodeWindows } from './text-windows.ts';

const tokenize = createTokenizer({ splits: noSplits });
const tokenizer = createSubwordTokenizer(
  JSON.parse(readFileSync(join(tinyEncoderFolder('bert'), 'tokenizer.json'), 'utf8')),
);
const { begin, end } = tokenizer.special;

describe('encodeWindows', () => {
  it('frames pieces, and says where in them each token is', () => {
    const tokens = tokenize('the contract, the lender');
    const { ids, firstPieceOfToken } = tokenizer.encode(tokens);
    const [window, ...more] = encodeWindows(tokens, tokenizer, { maxPieces: 30, contextPieces: 2 });
    expect(more).toEqual([]);
    expect([...window!.pieceIds]).toEqual([begin, ...ids, end]);
    expect([...window!.places]).toEqual(Array.from(firstPieceOfToken, (piece) => piece + 1));
  });

  it('marks tokens that share a piece with the token before', () => {
    const [window] = encodeWindows(tokenize('a 😀x7 a'), tokenizer, { maxPieces: 14, contextPieces: 2 });
    expect([...window!.continues]).toEqual([0, 0, 1, 1, 0]);
    expect(window!.places[2]).toBe(window!.places[1]);
  });

  it('scores a token that has no piece by the special one', () => {
    const [window] = encodeWindows(tokenize('\u0001'), tokenizer, { maxPieces: 14, contextPieces: 2 });
    expect([...window!.pieceIds]).toEqual([begin, end]);
    expect([...window!.places]).toEqual([0]);
  });

  it('covers a long text by windows whose tokens are at the same places of it', () => {
    const tokens = tokenize('the lender signed the contract. '.repeat(20));
    const { ids, firstPieceOfToken } = tokenizer.encode(tokens);
    const windows = encodeWindows(tokens, tokenizer, { maxPieces: 26, contextPieces: 4 });
    expect(windows.length).toBeGreaterThan(4);
    let next = 0;
    for (const { firstToken, endToken, places, pieceIds } of windows) {
      expect(firstToken).toBe(next);
      next = endToken;
      for (const [at, place] of places.entries())
        expect(pieceIds[place]).toBe(ids[firstPieceOfToken[firstToken + at]!]);
    }
    expect(next).toBe(tokens.count);
  });
});
