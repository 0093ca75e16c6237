import { CharacterClass, classifyCodePoint } from './character-class.ts';
import { compileSplits } from './split-word.ts';
import type { TokenizerConfig } from './tokenizer-config.ts';
import type { Tokens } from './tokens.ts';

/** Splits texts into tokens: the same text and configuration give the same tokens on every machine. */
export type Tokenizer = (text: string) => Tokens;

/**
 * Makes a tokenizer. A token is a run of letters, a run of digits, or one character of any other kind, each with the
 * marks that follow; runs are then cut by the configuration's rules. It never splits a surrogate pair, and white space
 * and line breaks (CRLF counts once) only separate.
 */
export function createTokenizer(config: TokenizerConfig): Tokenizer {
  const splitWord = compileSplits(config.splits);
  return (text) => {
    const builder = new TokensBuilder(text);
    let at = 0;
    while (at < text.length) {
      const kind = classifyCodePoint(text.codePointAt(at)!);
      if (kind === CharacterClass.space || kind === CharacterClass.lineBreak) {
        const crlf = text[at] === '\r' && text[at + 1] === '\n';
        builder.separate(kind === CharacterClass.lineBreak);
        at += crlf ? 2 : 1;
        continue;
      }
      const end = endOfRun(text, at, kind);
      let start = at;
      for (const cut of splitWord(text.slice(at, end), kind)) {
        builder.add(start, at + cut);
        start = at + cut;
      }
      builder.add(start, end);
      at = end;
    }
    return builder.finish();
  };
}

/** End of the token that starts at `start` with a character of class `kind`, before split rules. */
function endOfRun(text: string, start: number, kind: CharacterClass): number {
  const grows = kind === CharacterClass.letter || kind === CharacterClass.digit;
  let at = start;
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!;
    if (at > start) {
      const next = classifyCodePoint(codePoint);
      if (next !== CharacterClass.extend && !(grows && next === kind)) break;
    }
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at;
}

class TokensBuilder {
  readonly #text: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #coarse: number[] = [];
  readonly #lines: number[] = [];
  #line = 0;
  #coarseCount = 0;
  #inCoarse = false;

  constructor(text: string) {
    this.#text = text;
  }

  separate(isLineBreak: boolean): void {
    this.#inCoarse = false;
    if (isLineBreak) this.#line++;
  }

  add(startUtf16: number, endUtf16: number): void {
    if (!this.#inCoarse) this.#coarseCount++;
    this.#inCoarse = true;
    this.#starts.push(startUtf16);
    this.#ends.push(endUtf16);
    this.#coarse.push(this.#coarseCount - 1);
    this.#lines.push(this.#line);
  }

  finish(): Tokens {
    return {
      text: this.#text,
      count: this.#starts.length,
      startUtf16: Uint32Array.from(this.#starts),
      endUtf16: Uint32Array.from(this.#ends),
      coarse: Uint32Array.from(this.#coarse),
      line: Uint32Array.from(this.#lines),
    };
  }
}
