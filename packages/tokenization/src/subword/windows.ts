import type { Tokens } from '../tokens.ts';
import type { Pieces } from './pieces.ts';

/** A stretch of pieces that an encoder sees at once, and the tokens that take their scores from it. */
export interface PieceWindow {
  readonly firstPiece: number;
  readonly endPiece: number;
  readonly firstToken: number;
  readonly endToken: number;
}

export interface WindowOptions {
  /** So many pieces may a window have, special ones not counted. */
  maxPieces: number;
  /**
   * So many pieces, or up to half as many more, does a token see to both sides at least, unless the text ends before.
   * `maxPieces` must be six times as many or more.
   */
  contextPieces: number;
}

const LINE_START = 2;
const SENTENCE_START = 1;
const SENTENCE_END = /[.!?…。！？]$/;

/**
 * Cuts a text into windows that overlap. A token is scored in one window only, that in which it sees most to its
 * shorter side. A window starts at a line, else at a sentence, else at a token, as far as one starts where the context
 * allows it. Text that fits is one window; a text without tokens has none.
 */
export function cutWindows(tokens: Tokens, pieces: Pieces, options: WindowOptions): PieceWindow[] {
  const { maxPieces, contextPieces } = options;
  if (contextPieces < 1 || maxPieces < 6 * contextPieces)
    throw new RangeError(
      `windows of ${maxPieces} pieces are too small for ${contextPieces} pieces of context`,
    );
  const { firstPieceOfToken: pieceOf } = pieces;
  const windows: PieceWindow[] = [];
  let firstPiece = 0;
  let firstToken = 0;
  while (firstToken < tokens.count) {
    const endPiece = Math.min(firstPiece + maxPieces, pieces.count);
    const isLast = endPiece === pieces.count;
    const nextPiece = isLast ? endPiece : startOfNext(tokens, pieces, endPiece, contextPieces);
    const endToken = isLast ? tokens.count : firstTokenFrom(pieceOf, (nextPiece + endPiece) / 2);
    if (endToken > firstToken) windows.push({ firstPiece, endPiece, firstToken, endToken });
    firstPiece = nextPiece;
    firstToken = endToken;
  }
  return windows;
}

/** The best of the pieces where the window after one that ends at `endPiece` can start. */
function startOfNext(tokens: Tokens, pieces: Pieces, endPiece: number, contextPieces: number): number {
  const { firstPieceOfToken: pieceOf } = pieces;
  const latest = endPiece - 2 * contextPieces;
  let best = latest;
  let bestRank = -1;
  for (
    let token = firstTokenFrom(pieceOf, latest - contextPieces);
    token < tokens.count && pieceOf[token]! <= latest;
    token++
  ) {
    const rank = rankOfStart(tokens, token);
    if (rank < bestRank) continue;
    best = pieceOf[token]!;
    bestRank = rank;
  }
  return best;
}

function rankOfStart({ text, startUtf16, endUtf16, line, coarse }: Tokens, token: number): number {
  if (token === 0 || line[token] !== line[token - 1]) return LINE_START;
  if (coarse[token] === coarse[token - 1]) return 0;
  return SENTENCE_END.test(text.slice(startUtf16[token - 1], endUtf16[token - 1])) ? SENTENCE_START : 0;
}

/** The first token whose piece is `piece` or a later one, by bisection: the pieces of tokens never descend. */
function firstTokenFrom(pieceOf: Int32Array, piece: number): number {
  let low = 0;
  let high = pieceOf.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pieceOf[middle]! < piece) low = middle + 1;
    else high = middle;
  }
  return low;
}
