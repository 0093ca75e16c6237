import type { HashTable } from '@spansmith/basics';
import type { Tokens } from '@spansmith/tokenization';
import type { FeatureConfig } from './features/feature-config.ts';
import { SymbolTable } from './features/feature-hash.ts';
import { featurize } from './features/featurize.ts';
import { TextView } from './features/text-view.ts';
import { WordFormCache } from './features/word-forms.ts';

/** The rows of the features of consecutive tokens. */
export interface TokenRows {
  /** The token with index `t` among them has the rows `rows[start[t]...start[t + 1]]`. */
  start: Uint32Array;
  rows: Int32Array;
}

/** Words whose forms are kept from text to text. */
const MAX_CACHED_WORDS = 20_000;

/** Looks the features of tokens up in a model's table; unknown features have no row. */
export class FeatureEncoder {
  readonly #config: FeatureConfig;
  readonly #table: HashTable;
  #symbols = new SymbolTable();
  #forms = new WordFormCache(this.#symbols);

  constructor(config: FeatureConfig, table: HashTable) {
    this.#config = config;
    this.#table = table;
  }

  /** Makes ready to encode tokens of a text. */
  prepare(tokens: Tokens): (firstToken: number, endToken: number) => TokenRows {
    if (this.#forms.size > MAX_CACHED_WORDS) {
      this.#symbols = new SymbolTable();
      this.#forms = new WordFormCache(this.#symbols);
    }
    const view = new TextView(tokens, this.#forms);
    const symbols = this.#symbols;
    return (firstToken, endToken) => this.#encode(view, symbols, firstToken, endToken);
  }

  #encode(view: TextView, symbols: SymbolTable, firstToken: number, endToken: number): TokenRows {
    const { start, lanes } = featurize(view, symbols, this.#config, firstToken, endToken);
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
    return { start: rowStart, rows: rows.subarray(0, known) };
  }
}
