import { isBegin, isInside, outside } from '@spansmith/tokenization';

/**
 * Which pairs of tags are summed at once. Most pairs of tags go from one entity straight to the beginning of another,
 * and training gives those that never occur one weight for all `B-` tags before them and one for all `I-` tags: their
 * sum over the tags before them is a sum of terms times one factor.
 */
export class CommonPairs {
  readonly tagCount: number;
  /** The `B-` tags that follow tag `t` by a weight of their own: `begins[firstBegin[t]...firstBegin[t + 1]]`. */
  readonly begins: Uint16Array;
  readonly firstBegin: Uint32Array;
  readonly #isCommon: Uint8Array;

  /** All pairs from an entity's tag to a `B-` but those for which `hasOwnWeight` holds. */
  constructor(tagCount: number, hasOwnWeight: (from: number, to: number) => boolean) {
    this.tagCount = tagCount;
    this.firstBegin = new Uint32Array(tagCount + 1);
    this.#isCommon = new Uint8Array(tagCount * tagCount);
    const begins: number[] = [];
    for (let from = 0; from < tagCount; from++) {
      for (let begin = 1; begin < tagCount; begin += 2)
        if (from === outside || hasOwnWeight(from, begin)) begins.push(begin);
        else this.#isCommon[from * tagCount + begin] = 1;
      this.firstBegin[from + 1] = begins.length;
    }
    this.begins = Uint16Array.from(begins);
  }

  /** The common pairs of a finished model: those that have the most frequent weight of their group. */
  static in(transitions: ArrayLike<number>, tagCount: number): CommonPairs {
    const weightOf = (from: number, to: number) => transitions[from * tagCount + to]!;
    const frequencies = [new Map<number, number>(), new Map<number, number>()];
    for (let from = 1; from < tagCount; from++)
      for (let begin = 1; begin < tagCount; begin += 2) {
        const frequency = frequencies[isBegin(from) ? 0 : 1]!;
        frequency.set(weightOf(from, begin), (frequency.get(weightOf(from, begin)) ?? 0) + 1);
      }
    const [begin, inside] = frequencies.map(
      (frequency) => [...frequency].sort(([, a], [, b]) => b - a)[0]?.[0],
    );
    return new CommonPairs(tagCount, (from, to) => weightOf(from, to) !== (isInside(from) ? inside : begin));
  }

  has(from: number, to: number): boolean {
    return this.#isCommon[from * this.tagCount + to] === 1;
  }

  /** The group of the pairs from an entity's tag: 0 from `B-`, 1 from `I-`. */
  group(from: number): 0 | 1 {
    return isBegin(from) ? 0 : 1;
  }
}
