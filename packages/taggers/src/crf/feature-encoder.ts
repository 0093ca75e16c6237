import type { HashTable } from '@spansmith/basics';
import { createTokenizer, type Tokenizer, type Tokens } from '@spansmith/tokenization';
import { SymbolTable } from './features/feature-hash.ts';
import { featurize } from './features/featurize.ts';
import { TextView } from './features/text-view.ts';
import { WordFormCache } from './features/word-forms.ts';
import type { CrfDescription } from './model.ts';

/** The rows of the features of consecutive tokens. */
export interface TokenRows {
  firstToken: number;
  endToken: number;
  /** The token with index `t` among them has the rows `rows[start[t]...start[t + 1]]`. */
  start: Uint32Array;
  rows: Int32Array;
}

/** Words whose forms are kept from text to text. */
const maxCachedWords = 20_000;

/** Tokenizes texts and looks the features of their tokens up in a model's table; unknown features have no row. */
export class FeatureEncoder {
  readonly #config: CrfDescription;
  readonly #tokenize: Tokenizer;
  readonly #table: HashTable;
  #symbols = new SymbolTable();
  #forms = new WordFormCache(this.#symbols);

  constructor(config: CrfDescription, table: HashTable) {
    this.#config = config;
    this.#tokenize = createTokenizer(config.tokenizerConfig);
    this.#table = table;
  }

  /** All tokens of `text`, and their rows in groups of up to `groupSize` tokens. */
  encode(text: string, groupSize: number): { tokens: Tokens; groups: Iterable<TokenRows> } {
    if (this.#forms.size > maxCachedWords) {
      this.#symbols = new SymbolTable();
      this.#forms = new WordFormCache(this.#symbols);
    }
    const tokens = this.#tokenize(text);
    return { tokens, groups: this.#groups(new TextView(tokens, this.#forms), this.#symbols, groupSize) };
  }

  *#groups(view: TextView, symbols: SymbolTable, groupSize: number): Iterable<TokenRows> {
    const { count } = view.tokens;
    for (let firstToken = 0; firstToken < count; firstToken += groupSize) {
      const endToken = Math.min(count, firstToken + groupSize);
      const { start, lanes } = featurize(view, symbols, this.#config.featureConfig, firstToken, endToken);
      const rowStart = new Uint32Array(start.length);
      const rows = new Int32Array(start.at(-1)!);
      let known = 0;
      for (let token = 0; token + 1 < start.length; token++) {
        for (let index = start[token]!; index < start[token + 1]!; index++) {
          const row = this.#table.find(lanes[2 * index]!, lanes[2 * index + 1]!);
          if (row >= 0) rows[known++] = row;
        }
        rowStart[token + 1] = known;
      }
      yield { firstToken, endToken, start: rowStart, rows: rows.subarray(0, known) };
    }
  }
}
