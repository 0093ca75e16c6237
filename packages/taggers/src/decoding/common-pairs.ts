import { beginTag, isBegin, isInside, outside } from '@spansmith/tokenization';
import type { ChainWeights } from './chain.ts';

/**
 * Which pairs of tags are summed at once. Most pairs of tags go from one entity straight to the beginning of another,
 * and training gives those that never occur one weight for all `B-` tags before them and one for all `I-` tags: their
 * sum over the tags before them is a sum of terms times one factor.
 */
export class CommonPairs {
  readonly tagCount: number;
  /** The `B-` tags that can occur at all; tags of categories that had no labels cannot. */
  readonly reachable: Uint16Array;
  /** The `B-` tags that follow tag `t` by a weight of their own: `begins[firstBegin[t]...firstBegin[t + 1]]`. */
  readonly begins: Uint16Array;
  readonly firstBegin: Uint32Array;
  readonly #isCommon: Uint8Array;

  /** All pairs from an entity's tag to a `B-` but those for which `hasOwnWeight` holds, of the tags that can occur. */
  constructor(
    tagCount: number,
    hasOwnWeight: (from: number, to: number) => boolean,
    reachable: readonly number[] = beginsOf(tagCount),
  ) {
    this.tagCount = tagCount;
    this.reachable = Uint16Array.from(reachable);
    this.firstBegin = new Uint32Array(tagCount + 1);
    this.#isCommon = new Uint8Array(tagCount * tagCount);
    const sources = new Set([outside, ...reachable, ...reachable.map((begin) => begin + 1)]);
    const begins: number[] = [];
    for (let from = 0; from < tagCount; from++) {
      if (sources.has(from))
        for (const begin of reachable)
          if (from === outside || hasOwnWeight(from, begin)) begins.push(begin);
          else this.#isCommon[from * tagCount + begin] = 1;
      this.firstBegin[from + 1] = begins.length;
    }
    this.begins = Uint16Array.from(begins);
  }

  /** The common pairs of a finished model: those that have the most frequent weight of their group. */
  static in(weights: ChainWeights): CommonPairs {
    const { transitions, start } = weights;
    const tagCount = start.length;
    const reachable = reachableBegins(weights);
    const weightOf = (from: number, to: number) => transitions[from * tagCount + to]!;
    const frequencies = [new Map<number, number>(), new Map<number, number>()];
    for (const begin of reachable)
      for (const from of reachable.flatMap((tag) => [tag, tag + 1])) {
        const frequency = frequencies[isBegin(from) ? 0 : 1]!;
        frequency.set(weightOf(from, begin), (frequency.get(weightOf(from, begin)) ?? 0) + 1);
      }
    const [begin, inside] = frequencies.map(
      (frequency) => [...frequency].sort(([, a], [, b]) => b - a)[0]?.[0],
    );
    return new CommonPairs(
      tagCount,
      (from, to) => weightOf(from, to) !== (isInside(from) ? inside : begin),
      reachable,
    );
  }

  has(from: number, to: number): boolean {
    return this.#isCommon[from * this.tagCount + to] === 1;
  }

  /** The group of the pairs from an entity's tag: 0 from `B-`, 1 from `I-`. */
  group(from: number): 0 | 1 {
    return isBegin(from) ? 0 : 1;
  }
}

/** All `B-` tags of a tag set. */
function beginsOf(tagCount: number): number[] {
  return Array.from({ length: (tagCount - 1) / 2 }, (_, category) => beginTag(category));
}

/** The `B-` tags to which some weight leaves a probability above 0. */
function reachableBegins({ transitions, start }: ChainWeights): number[] {
  const tagCount = start.length;
  return beginsOf(tagCount).filter((begin) => {
    if (Math.exp(start[begin]!) > 0) return true;
    for (let from = 0; from < tagCount; from++)
      if (Math.exp(transitions[from * tagCount + begin]!) > 0) return true;
    return false;
  });
}
