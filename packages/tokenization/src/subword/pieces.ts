/** The pieces of a text that a pretrained encoder has vectors for, in order, without the special ones. */
export interface Pieces {
  /** Number of pieces; the length of the arrays up to `firstPieceOfToken`. */
  readonly count: number;
  /** Rows of the encoder's embeddings. */
  readonly ids: Int32Array;
  /**
   * The text of each piece, as UTF-16 offsets without white space at its edges, ends exclusive. Pieces of the bytes of
   * one character overlap, each having the whole character.
   */
  readonly startUtf16: Uint32Array;
  readonly endUtf16: Uint32Array;
  /**
   * The piece that stands for each token: the first that starts in it, or the one that it lies in if none does; for a
   * token that the tokenizer drops, the last piece before it. -1 if there is none. Never descends.
   */
  readonly firstPieceOfToken: Int32Array;
}

interface Ranges {
  readonly startUtf16: ArrayLike<number>;
  readonly endUtf16: ArrayLike<number>;
}

/** Finds `firstPieceOfToken` for tokens and pieces of the same text. */
export function alignTokens(tokens: Ranges, pieces: Ranges): Int32Array {
  const first = new Int32Array(tokens.startUtf16.length);
  const pieceCount = pieces.startUtf16.length;
  let piece = 0;
  /** The last piece with any text that starts before the token. */
  let before = -1;
  for (let token = 0; token < first.length; token++) {
    for (; piece < pieceCount; piece++) {
      // A space can be a piece of its own before a word: it stands for no token.
      if (pieces.startUtf16[piece] === pieces.endUtf16[piece]) continue;
      if (pieces.startUtf16[piece]! >= tokens.startUtf16[token]!) break;
      before = piece;
    }
    const startsInIt = piece < pieceCount && pieces.startUtf16[piece]! < tokens.endUtf16[token]!;
    first[token] = startsInIt ? piece : before;
  }
  return first;
}
