import { HashTable, HIGH_SEED, LOW_SEED, murmurOfText } from '@spansmith/basics';

/** Row of everything that a vocabulary does not hold. */
export const UNKNOWN_ROW = 0;

/** Numbers strings from 1 on by their 64-bit hashes; the strings themselves are not kept. */
export class Vocabulary {
  readonly #table: HashTable;

  private constructor(table: HashTable) {
    this.#table = table;
  }

  /** The strings that were counted at least `minCount` times, in the order in which they came. */
  static fromCounts(counts: ReadonlyMap<string, number>, minCount: number): Vocabulary {
    const table = new HashTable();
    for (const [text, count] of counts) if (count >= minCount) table.insert(...hashOf(text));
    return new Vocabulary(table);
  }

  /** A vocabulary from what `hashes` gave. */
  static fromHashes(hashes: BigInt64Array): Vocabulary {
    return new Vocabulary(HashTable.of(BigUint64Array.from(hashes, (hash) => BigInt.asUintN(64, hash))));
  }

  /** Number of rows: the strings and the row of unknown ones. */
  get rowCount(): number {
    return this.#table.size + 1;
  }

  /** Hashes of the rows from 1 on. */
  hashes(): BigInt64Array<ArrayBuffer> {
    return BigInt64Array.from({ length: this.#table.size }, (_, number) =>
      BigInt.asIntN(64, this.#table.hash(number)),
    );
  }

  rowOf(text: string): number {
    return this.#table.find(...hashOf(text)) + 1;
  }
}

const hashOf = (text: string): [low: number, high: number] => [
  murmurOfText(text, LOW_SEED),
  murmurOfText(text, HIGH_SEED),
];
