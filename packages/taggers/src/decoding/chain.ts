import { isInside, isLegalTransition, outside } from '@spansmith/tokenization';
import { CommonPairs } from './common-pairs.ts';

/** Weights of a linear chain over BIO tags; see `CrfModel` for the score that they make. */
export interface ChainWeights {
  /** [tags x tags], from row to column; pairs that BIO forbids are never read. */
  readonly transitions: ArrayLike<number>;
  /** [tags]; the entries of `I-` tags are never read. */
  readonly start: ArrayLike<number>;
  /** [tags] */
  readonly end: ArrayLike<number>;
}

/** Expected numbers of transitions; see `Chain.stepBackward`. */
export interface PairCounts {
  /** [tags x tags]; pairs that are common stay 0. */
  readonly pairs: Float64Array;
  /** Sums over the common pairs, from `B-` tags and from `I-` tags. */
  readonly common: Float64Array;
}

/**
 * The recursions of a linear chain over BIO tags, in log space, one position a call, so that callers keep as much of
 * the lattice as they need. After Lafferty, McCallum and Pereira (2001), in the notation of Sutton and McCallum, An
 * Introduction to Conditional Random Fields (2012), section 4.1.
 *
 * A step sums over all tags that may precede (or follow), after a shift by the largest term:
 * log sum_i exp(a_i + w_ij) = m + log sum_i exp(a_i - m) exp(w_ij) with m = max a. That is one exponential a tag, not
 * one a pair. With `CommonPairs`, its time grows with the tags and the pairs that occur, not with the square of tags.
 *
 * Training needs the logarithms, for its loss. `posteriorOf` takes the same two sums without them.
 */
export class Chain {
  readonly tagCount: number;
  readonly commonPairs: CommonPairs;
  readonly transitions: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** exp(transitions), 0 where BIO forbids the pair. */
  readonly expTransitions: Float64Array;
  /** exp(start) and exp(end). */
  readonly expStart: Float64Array;
  readonly expEnd: Float64Array;
  /** exp of the common weights, from `B-` and from `I-` tags. */
  readonly #expCommon = new Float64Array(2);
  /** Of each of `commonPairs.begins`: by how much exp of its weight exceeds that of the common pairs it is summed with. */
  readonly #excess: Float64Array;
  readonly #terms: Float64Array;
  readonly #sums: Float64Array;

  constructor(commonPairs: CommonPairs) {
    const { tagCount } = commonPairs;
    this.tagCount = tagCount;
    this.commonPairs = commonPairs;
    this.transitions = new Float64Array(tagCount * tagCount);
    this.expTransitions = new Float64Array(tagCount * tagCount);
    this.start = new Float64Array(tagCount);
    this.end = new Float64Array(tagCount);
    this.expStart = new Float64Array(tagCount);
    this.expEnd = new Float64Array(tagCount);
    this.#excess = new Float64Array(commonPairs.begins.length);
    this.#terms = new Float64Array(tagCount);
    this.#sums = new Float64Array(tagCount);
  }

  /** The chain of a finished model. */
  static of(weights: ChainWeights): Chain {
    const chain = new Chain(CommonPairs.in(weights));
    chain.setWeights(weights);
    return chain;
  }

  setWeights({ transitions, start, end }: ChainWeights): void {
    const { tagCount, commonPairs } = this;
    for (let tag = 0; tag < tagCount; tag++) {
      this.start[tag] = isInside(tag) ? Number.NEGATIVE_INFINITY : start[tag]!;
      this.end[tag] = end[tag]!;
      this.expStart[tag] = Math.exp(this.start[tag]!);
      this.expEnd[tag] = Math.exp(this.end[tag]!);
      for (let to = 0; to < tagCount; to++) {
        const pair = tag * tagCount + to;
        this.transitions[pair] = isLegalTransition(tag, to) ? transitions[pair]! : Number.NEGATIVE_INFINITY;
        this.expTransitions[pair] = Math.exp(this.transitions[pair]!);
        if (commonPairs.has(tag, to)) this.#expCommon[commonPairs.group(tag)] = this.expTransitions[pair]!;
      }
    }
    for (let tag = 0; tag < tagCount; tag++) {
      const common = tag === outside ? 0 : this.#expCommon[commonPairs.group(tag)]!;
      for (let index = commonPairs.firstBegin[tag]!; index < commonPairs.firstBegin[tag + 1]!; index++)
        this.#excess[index] = this.expTransitions[tag * tagCount + commonPairs.begins[index]!]! - common;
    }
  }

  /** Writes alpha of the first position, whose scores are `emissions[row...]`, into `alpha[at...]`. */
  startForward(emissions: ArrayLike<number>, row: number, alpha: Float64Array, at: number): void {
    for (let tag = 0; tag < this.tagCount; tag++) alpha[at + tag] = this.start[tag]! + emissions[row + tag]!;
  }

  /** Writes alpha of the position whose scores are `emissions[row...]` into `next[to...]`, from `alpha[from...]`. */
  stepForward(
    alpha: Float64Array,
    from: number,
    emissions: ArrayLike<number>,
    row: number,
    next: Float64Array,
    to: number,
  ): void {
    const terms = this.#terms;
    const sums = this.#sums;
    const largest = maximum(alpha, from, this.tagCount);
    for (let tag = 0; tag < this.tagCount; tag++) terms[tag] = Math.exp(alpha[from + tag]! - largest);
    this.sumOverPrevious(terms, sums);
    for (let tag = 0; tag < this.tagCount; tag++)
      next[to + tag] = largest + Math.log(sums[tag]!) + emissions[row + tag]!;
  }

  /** Writes sum_i terms_i exp(w_ij) into `sums` for every tag j. Neither is in log space. */
  sumOverPrevious(terms: Float64Array, sums: Float64Array): void {
    const { tagCount, expTransitions } = this;
    const { begins, firstBegin, reachable } = this.commonPairs;
    const excess = this.#excess;
    let fromBegins = 0;
    let fromInsides = 0;
    for (const begin of reachable) {
      fromBegins += terms[begin]!;
      fromInsides += terms[begin + 1]!;
    }
    sums.fill(0);
    const common = fromBegins * this.#expCommon[0]! + fromInsides * this.#expCommon[1]!;
    for (const begin of reachable) sums[begin] = common;
    for (let tag = 0; tag < tagCount; tag++) {
      const term = terms[tag]!;
      if (term === 0) continue;
      const pairs = tag * tagCount;
      sums[outside]! += term * expTransitions[pairs]!;
      for (let index = firstBegin[tag]!; index < firstBegin[tag + 1]!; index++)
        sums[begins[index]!]! += term * excess[index]!;
      if (tag === outside) continue;
      const inside = insideOf(tag);
      sums[inside]! += term * expTransitions[pairs + inside]!;
    }
    // An excess below 0 can leave a rounding error below 0.
    for (const begin of reachable) sums[begin] = Math.max(0, sums[begin]!);
  }

  /** log Z from alpha of the last position. */
  logPartition(alpha: Float64Array, at: number): number {
    const terms = this.#terms;
    for (let tag = 0; tag < this.tagCount; tag++) terms[tag] = alpha[at + tag]! + this.end[tag]!;
    return logSumExp(terms);
  }

  /** Writes beta of the last position into `beta[at...]`. */
  startBackward(beta: Float64Array, at: number): void {
    beta.set(this.end, at);
  }

  /**
   * Writes beta of the position before the one whose scores are `emissions[row...]` and whose beta is `beta[from...]`
   * into `previous[to...]`. With `expected`, adds to its counts the expected numbers of transitions between the two
   * positions, short of the factor exp(weight), which is the same for all positions and so applied once, at the end.
   * For that, `alpha[to...]` must hold the earlier position's alpha.
   */
  stepBackward(
    beta: Float64Array,
    from: number,
    emissions: ArrayLike<number>,
    row: number,
    previous: Float64Array,
    to: number,
    expected?: { counts: PairCounts; alpha: Float64Array; logPartition: number },
  ): void {
    const { tagCount } = this;
    const terms = this.#terms;
    const sums = this.#sums;
    let largest = Number.NEGATIVE_INFINITY;
    for (let tag = 0; tag < tagCount; tag++) {
      const term = emissions[row + tag]! + beta[from + tag]!;
      terms[tag] = term;
      if (term > largest) largest = term;
    }
    for (let tag = 0; tag < tagCount; tag++) terms[tag] = Math.exp(terms[tag]! - largest);
    this.sumOverNext(terms, sums);
    for (let tag = 0; tag < tagCount; tag++) previous[to + tag] = largest + Math.log(sums[tag]!);
    if (!expected) return;
    const { alpha, counts, logPartition } = expected;
    for (let tag = 0; tag < tagCount; tag++) {
      const weight = Math.exp(alpha[to + tag]! + largest - logPartition);
      if (weight > 0) this.#count(tag, weight, terms, counts);
    }
  }

  /** Writes sum_j exp(w_ij) terms_j into `sums` for every tag i. Neither is in log space. */
  sumOverNext(terms: Float64Array, sums: Float64Array): void {
    const { tagCount, expTransitions, commonPairs } = this;
    const { begins, firstBegin, reachable } = commonPairs;
    const excess = this.#excess;
    let toBegins = 0;
    for (const begin of reachable) toBegins += terms[begin]!;
    for (let tag = 0; tag < tagCount; tag++) {
      const pairs = tag * tagCount;
      let sum = terms[outside]! * expTransitions[pairs]!;
      if (tag !== outside) {
        const inside = insideOf(tag);
        sum += terms[inside]! * expTransitions[pairs + inside]!;
        sum += toBegins * this.#expCommon[commonPairs.group(tag)]!;
      }
      for (let index = firstBegin[tag]!; index < firstBegin[tag + 1]!; index++)
        sum += terms[begins[index]!]! * excess[index]!;
      sums[tag] = Math.max(0, sum);
    }
  }

  /** Adds `weight` times `terms` to the counts of the transitions from `tag`. */
  #count(tag: number, weight: number, terms: Float64Array, { pairs, common }: PairCounts): void {
    const { begins, firstBegin, reachable } = this.commonPairs;
    const row = tag * this.tagCount;
    pairs[row]! += weight * terms[outside]!;
    let others = 0;
    if (tag !== outside) for (const begin of reachable) others += terms[begin]!;
    for (let index = firstBegin[tag]!; index < firstBegin[tag + 1]!; index++) {
      const term = terms[begins[index]!]!;
      pairs[row + begins[index]!]! += weight * term;
      others -= term;
    }
    if (tag === outside) return;
    const inside = insideOf(tag);
    pairs[row + inside]! += weight * terms[inside]!;
    common[this.commonPairs.group(tag)]! += weight * others;
  }

  /** Applies the factors that `stepBackward` left out: afterwards `counts` are expected numbers of transitions. */
  completeCounts({ pairs, common }: PairCounts): void {
    for (let pair = 0; pair < pairs.length; pair++) pairs[pair]! *= this.expTransitions[pair]!;
    for (let group = 0; group < common.length; group++) common[group]! *= this.#expCommon[group]!;
  }
}

/** `I-x` for `B-x` and `I-x`. */
export const insideOf = (tag: number): number => tag + (tag & 1);

/** log sum_i exp(terms_i) */
export function logSumExp(terms: Float64Array): number {
  const largest = maximum(terms, 0, terms.length);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  let sum = 0;
  for (let index = 0; index < terms.length; index++) sum += Math.exp(terms[index]! - largest);
  return largest + Math.log(sum);
}

function maximum(values: Float64Array, at: number, count: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = at; index < at + count; index++) if (values[index]! > largest) largest = values[index]!;
  return largest;
}
