import type { SymbolTable } from './feature-hash.ts';

/** The symbols of a word's forms. */
export interface WordForms {
  word: number;
  /** Lower case, digits as `0`. */
  norm: number;
  /** Letters as `X` or `x`, digits as `d`, runs shortened to one. */
  shape: number;
  /** The first 1..4 code points of `norm`. */
  prefixes: number[];
  /** The last 1..4 code points of `norm`. */
  suffixes: number[];
  /** The runs of 3 and of 4 code points of `norm` between marks of its ends, in order. */
  pieces: number[];
}

const MAX_AFFIX = 4;
const PIECE_LENGTHS = [3, 4];
/** Code points of a word that are cut into pieces; bounds the features of what is no word. */
const MAX_PIECE_CHARACTERS = 24;

/** Computes word forms, each word once. */
export class WordFormCache {
  readonly #symbols: SymbolTable;
  readonly #forms = new Map<string, WordForms>();

  constructor(symbols: SymbolTable) {
    this.#symbols = symbols;
  }

  /** Number of words whose forms are kept. */
  get size(): number {
    return this.#forms.size;
  }

  of(word: string): WordForms {
    const known = this.#forms.get(word);
    if (known) return known;
    const norm = word.toLowerCase().replace(/\p{Nd}/gu, '0');
    const characters = [...norm];
    const lengths = Array.from({ length: Math.min(MAX_AFFIX, characters.length) }, (_, index) => index + 1);
    const forms: WordForms = {
      word: this.#symbols.intern(word),
      norm: this.#symbols.intern(norm),
      shape: this.#symbols.intern(shapeOf(word)),
      prefixes: lengths.map((length) => this.#symbols.intern(characters.slice(0, length).join(''))),
      suffixes: lengths.map((length) => this.#symbols.intern(characters.slice(-length).join(''))),
      pieces: piecesOf(characters).map((piece) => this.#symbols.intern(piece)),
    };
    this.#forms.set(word, forms);
    return forms;
  }
}

function piecesOf(characters: readonly string[]): string[] {
  // White space is in no word, so it can mark the ends.
  const marked = [' ', ...characters.slice(0, MAX_PIECE_CHARACTERS), ' '];
  return PIECE_LENGTHS.flatMap((length) =>
    Array.from({ length: Math.max(0, marked.length - length + 1) }, (_, at) =>
      marked.slice(at, at + length).join(''),
    ),
  );
}

/** `Xx` for `Paris`, `XdX` for `A320B`, `X.X.` for `U.S.`; a run that goes on is shown once. */
export function shapeOf(word: string): string {
  return word
    .replace(/\p{Lu}+/gu, 'X')
    .replace(/(?:(?!X)\p{L})+/gu, 'x')
    .replace(/\p{Nd}+/gu, 'd');
}
