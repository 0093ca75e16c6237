import { cutWindows, type SubwordTokenizer, type Tokens } from '@spansmith/tokenization';
import { letterCaseOf } from './letter-case.ts';

/** The window sizes of a part, in pieces. */
export interface WindowSize {
  /** Special pieces included. */
  maxPieces: number;
  contextPieces: number;
}

/** A stretch of a text as an encoder takes it, and the tokens `[firstToken, endToken)` that are scored in it. */
export interface TextWindow {
  /** The special pieces at both ends included. */
  readonly pieceIds: Int32Array;
  /** `letterCaseOf` of each piece; 0 for special ones. */
  readonly cases: Uint8Array;
  readonly firstToken: number;
  readonly endToken: number;
  /** For each token from `firstToken` on, where in the window the piece is that it is scored by. */
  readonly places: Int32Array;
  /**
   * For each token 1 if it is scored by the same piece as the token before it. The piece then says what both are: `B-`
   * for the first goes on as `I-`.
   */
  readonly continues: Uint8Array;
}

const SPECIAL_PIECES = 2;

/** Cuts a text into windows that together score all its tokens, in order. */
export function encodeWindows(
  tokens: Tokens,
  tokenizer: SubwordTokenizer,
  { maxPieces, contextPieces }: WindowSize,
): TextWindow[] {
  const pieces = tokenizer.encode(tokens);
  const { begin, end } = tokenizer.special;
  const sizes = { maxPieces: maxPieces - SPECIAL_PIECES, contextPieces };
  return cutWindows(tokens, pieces, sizes).map(({ firstPiece, endPiece, firstToken, endToken }) => {
    const pieceIds = new Int32Array(endPiece - firstPiece + SPECIAL_PIECES);
    pieceIds[0] = begin;
    pieceIds.set(pieces.ids.subarray(firstPiece, endPiece), 1);
    pieceIds[pieceIds.length - 1] = end;
    const cases = new Uint8Array(pieceIds.length);
    for (let piece = firstPiece; piece < endPiece; piece++)
      cases[piece - firstPiece + 1] = letterCaseOf(
        tokens.text.slice(pieces.startUtf16[piece], pieces.endUtf16[piece]),
      );
    const scored = pieces.firstPieceOfToken.subarray(firstToken, endToken);
    return {
      pieceIds,
      cases,
      firstToken,
      endToken,
      // A token without any piece before it, -1, is scored by the special piece at the beginning.
      places: scored.map((piece) => piece - firstPiece + 1),
      continues: Uint8Array.from(scored, (piece, token) => Number(token > 0 && piece === scored[token - 1])),
    };
  });
}
