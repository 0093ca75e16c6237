import type { Tokens } from '@spansmith/tokenization';
import { TABLE_COUNT, WORD_TABLES } from './embedding-tables.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Finds words in a table of word vectors: its row, or -1. */
export interface WordVectorIndex {
  find(word: string): number;
}

/** A text's tokens as rows of tables. */
export interface EncodedTokens {
  readonly count: number;
  /** [tokens x tables]: rows of the word tables and of the table of places. */
  readonly rows: Int32Array;
  /** [tokens]: rows of the word vectors, -1 where a word has none; all -1 without vectors. */
  readonly vectorRows: Int32Array;
}

/** Row of words without a word vector. */
export const NO_VECTOR = -1;

/** Words whose rows are kept; bounds the memory of a model that runs for long. */
const MAX_KNOWN_WORDS = 100_000;

/** Turns tokens into rows of the tables of a model, each word once. */
export class TokenEncoder {
  readonly #vocabularies: readonly Vocabulary[];
  readonly #wordVectors: WordVectorIndex | undefined;
  readonly #known = new Map<string, Int32Array>();

  /** `vocabularies`: one for each of `WORD_TABLES`. */
  constructor(vocabularies: readonly Vocabulary[], wordVectors?: WordVectorIndex) {
    this.#vocabularies = vocabularies;
    this.#wordVectors = wordVectors;
  }

  encode(tokens: Tokens): EncodedTokens {
    const { text, count, startUtf16, endUtf16 } = tokens;
    const rows = new Int32Array(count * TABLE_COUNT);
    const vectorRows = new Int32Array(count);
    for (let token = 0; token < count; token++) {
      const word = this.#rowsOf(text.slice(startUtf16[token], endUtf16[token]));
      const at = token * TABLE_COUNT;
      for (let table = 0; table < WORD_TABLES.length; table++) rows[at + table] = word[table]!;
      rows[at + WORD_TABLES.length] = placeOf(tokens, token);
      vectorRows[token] = word[WORD_TABLES.length]!;
    }
    return { count, rows, vectorRows };
  }

  #rowsOf(word: string): Int32Array {
    const known = this.#known.get(word);
    if (known) return known;
    const rows = new Int32Array(WORD_TABLES.length + 1);
    for (const [table, { formOf }] of WORD_TABLES.entries())
      rows[table] = this.#vocabularies[table]!.rowOf(formOf(word));
    rows[WORD_TABLES.length] = this.#wordVectors?.find(word) ?? NO_VECTOR;
    if (this.#known.size === MAX_KNOWN_WORDS) this.#known.clear();
    this.#known.set(word, rows);
    return rows;
  }
}

/** Whether a token begins or ends its coarse token, begins or ends its line, and follows a blank line: five bits. */
function placeOf({ count, coarse, line }: Tokens, token: number): number {
  const isFirst = token === 0;
  const isLast = token === count - 1;
  const linesBefore = isFirst ? 2 : line[token]! - line[token - 1]!;
  return (
    (isFirst || coarse[token] !== coarse[token - 1] ? 1 : 0) |
    (isLast || coarse[token] !== coarse[token + 1] ? 2 : 0) |
    (linesBefore > 0 ? 4 : 0) |
    (isLast || line[token] !== line[token + 1] ? 8 : 0) |
    (linesBefore > 1 ? 16 : 0)
  );
}
