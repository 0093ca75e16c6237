/**
 * The tokens of a text, in order and without overlap; what lies between them is white space.
 *
 * Every token also knows the coarse token (a maximal run without white space) and the line it lies in. Offsets are
 * UTF-16 code units into the text; ends are exclusive.
 */
export interface Tokens {
  readonly text: string;
  /** Number of tokens; the length of the arrays below. */
  readonly count: number;
  readonly startUtf16: Uint32Array;
  readonly endUtf16: Uint32Array;
  /** Index of the coarse token that each token lies in, ascending from 0 without gaps. */
  readonly coarse: Uint32Array;
  /** Number of the line that each token lies in, counted from 0 (blank lines count). */
  readonly line: Uint32Array;
}
