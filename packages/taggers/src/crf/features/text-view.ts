import type { Tokens } from '@spansmith/tokenization';
import type { WordFormCache, WordForms } from './word-forms.ts';

/** The largest distance at which `cell` may be asked beyond a token. */
export const MAX_REACH = 2;

/** Longer coarse tokens (a line without any space) are cut, in UTF-16 code units. */
const MAX_COARSE_LENGTH = 100;

/**
 * A tokenized text as the templates look at it: word forms of tokens, coarse tokens and lines by index.
 *
 * Tokens stand in "cells" with one cell for each line break between them, so a window that reaches over the end of a
 * line meets the break first; beyond the text's ends there are edge cells.
 */
export class TextView {
  readonly tokens: Tokens;
  readonly #cells: WordForms[] = [];
  readonly #cellOf: Uint32Array;
  readonly #coarse: WordForms[] = [];
  /** First token of every coarse token, and the token count. */
  readonly #firstOfCoarse: number[] = [];
  /** Tokens by the symbol of their norm. */
  readonly #occurrences = new Map<number, number[]>();
  /** First token of the line of every token. */
  readonly #lineStart: Uint32Array;
  /** End of the line of every token. */
  readonly #lineEnd: Uint32Array;
  /** For every token the last colon before it in its line, or -1. */
  readonly #colonBefore: Int32Array;
  readonly #edge: WordForms;

  constructor(tokens: Tokens, forms: WordFormCache) {
    const { text, count, startUtf16, endUtf16, line, coarse } = tokens;
    this.tokens = tokens;
    this.#cellOf = new Uint32Array(count);
    this.#lineStart = new Uint32Array(count);
    this.#lineEnd = new Uint32Array(count).fill(count);
    this.#colonBefore = new Int32Array(count).fill(-1);
    // Tokens hold no white space, so these cannot be mistaken for words.
    this.#edge = forms.of('\0 ');
    const lineBreak = forms.of('\n');
    const blankLine = forms.of('\n\n');
    const edges = Array.from({ length: MAX_REACH }, () => this.#edge);
    this.#cells.push(...edges);
    for (let token = 0; token < count; token++) {
      const linesSince = token === 0 ? 0 : line[token]! - line[token - 1]!;
      if (linesSince > 0) this.#cells.push(linesSince > 1 ? blankLine : lineBreak);
      this.#cellOf[token] = this.#cells.length;
      const word = forms.of(text.slice(startUtf16[token], endUtf16[token]));
      this.#cells.push(word);
      const occurrences = this.#occurrences.get(word.norm);
      if (occurrences) occurrences.push(token);
      else this.#occurrences.set(word.norm, [token]);
      const startsLine = token === 0 || linesSince > 0;
      this.#lineStart[token] = startsLine ? token : this.#lineStart[token - 1]!;
      if (!startsLine)
        this.#colonBefore[token] = this.#isColon(token - 1) ? token - 1 : this.#colonBefore[token - 1]!;
      if (token === 0 || coarse[token] !== coarse[token - 1]) this.#firstOfCoarse.push(token);
    }
    this.#cells.push(...edges);
    this.#firstOfCoarse.push(count);
    for (let token = count - 2; token >= 0; token--)
      this.#lineEnd[token] = line[token] === line[token + 1] ? this.#lineEnd[token + 1]! : token + 1;
    for (let index = 0; index + 1 < this.#firstOfCoarse.length; index++) {
      const start = startUtf16[this.#firstOfCoarse[index]!]!;
      const end = endUtf16[this.#firstOfCoarse[index + 1]! - 1]!;
      this.#coarse.push(forms.of(text.slice(start, Math.min(end, start + MAX_COARSE_LENGTH))));
    }
  }

  /** Forms of what stands `distance` cells beyond `token`: a token, a line break or the text's edge. */
  cell(token: number, distance: number): WordForms {
    return this.#cells[this.#cellOf[token]! + distance]!;
  }

  word(token: number): WordForms {
    return this.#cells[this.#cellOf[token]!]!;
  }

  /** The tokens of the text whose norm is the symbol `norm`, in order. */
  occurrences(norm: number): readonly number[] {
    return this.#occurrences.get(norm) ?? [];
  }

  /** Forms of the coarse token `distance` beyond that of `token`. */
  coarse(token: number, distance: number): WordForms {
    return this.#coarse[this.tokens.coarse[token]! + distance] ?? this.#edge;
  }

  /** First token of the coarse token that `token` lies in. */
  coarseStart(token: number): number {
    return this.#firstOfCoarse[this.tokens.coarse[token]!]!;
  }

  coarseEnd(token: number): number {
    return this.#firstOfCoarse[this.tokens.coarse[token]! + 1]!;
  }

  lineStart(token: number): number {
    return this.#lineStart[token]!;
  }

  lineEnd(token: number): number {
    return this.#lineEnd[token]!;
  }

  /** The last colon before `token` in its line, or -1. */
  colonBefore(token: number): number {
    return this.#colonBefore[token]!;
  }

  #isColon(token: number): boolean {
    const character = this.tokens.text[this.tokens.startUtf16[token]!];
    return character === ':' || character === '：';
  }

  /** Whether nothing stands between `token` and the one after it. */
  touchesNext(token: number): boolean {
    const { count, startUtf16, endUtf16 } = this.tokens;
    return token >= 0 && token + 1 < count && endUtf16[token] === startUtf16[token + 1];
  }
}
