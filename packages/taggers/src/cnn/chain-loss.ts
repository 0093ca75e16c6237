import { isBegin, outside } from '@spansmith/tokenization';
import { Chain, type ChainWeights, type PairCounts } from '../decoding/chain.ts';
import { CommonPairs } from '../decoding/common-pairs.ts';
import type { Parameter } from '../training/adamw.ts';

/** Rows `[firstRow, firstRow + gold.length)` of a batch that are one labelled chain. */
export interface BatchChain {
  readonly firstRow: number;
  /** Tag index of every row. */
  readonly gold: Uint16Array;
}

/**
 * The negative log-likelihood of tags under a linear chain, with its derivatives by the emissions and by the chain's own
 * weights. All transitions from an entity straight to the beginning of another share two weights, one from `B-` and one
 * from `I-` tags: the emissions know more of them than small data say.
 */
export class ChainLoss {
  readonly #tagCount: number;
  readonly #chain: Chain;
  readonly #transitions: Float32Array;
  readonly #common = new Float32Array(2);
  readonly #start: Float32Array;
  readonly #end: Float32Array;
  readonly #counts: PairCounts;
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);

  constructor(tagCount: number) {
    this.#tagCount = tagCount;
    this.#chain = new Chain(new CommonPairs(tagCount, () => false));
    this.#transitions = new Float32Array(tagCount * tagCount);
    this.#start = new Float32Array(tagCount);
    this.#end = new Float32Array(tagCount);
    this.#counts = { pairs: new Float64Array(tagCount * tagCount), common: new Float64Array(2) };
  }

  /** The chain's weights for an optimiser; names begin with `chain.`. */
  parameters(learningRateFactor: number): Parameter[] {
    return Object.entries({
      transitions: this.#transitions,
      common: this.#common,
      start: this.#start,
      end: this.#end,
    }).map(([name, values]) => ({ name: `chain.${name}`, values, learningRateFactor, decays: false }));
  }

  get weights(): ChainWeights {
    const transitions = this.#transitions.slice();
    for (let from = 1; from < this.#tagCount; from++)
      for (let to = 1; to < this.#tagCount; to += 2)
        transitions[from * this.#tagCount + to] = this.#common[isBegin(from) ? 0 : 1]!;
    return { transitions, start: this.#start, end: this.#end };
  }

  /**
   * The mean loss of a token of `chains`. Writes its derivatives by the emissions, both [rows x tags], into
   * `byEmission` (0 for rows of no chain), and returns those by the weights under the names of `parameters`.
   */
  compute(
    emissions: Float32Array,
    chains: readonly BatchChain[],
    byEmission: Float32Array,
  ): { loss: number; byWeight: Record<string, Float32Array> } {
    const { pairs, common } = this.#counts;
    const tokenCount = chains.reduce((sum, { gold }) => sum + gold.length, 0);
    const [start, end] = [new Float32Array(this.#tagCount), new Float32Array(this.#tagCount)];
    this.#chain.setWeights(this.weights);
    pairs.fill(0);
    common.fill(0);
    byEmission.fill(0);
    let loss = 0;
    for (const chain of chains) {
      const logPartition = this.#run(emissions, chain);
      loss += logPartition - this.#goldScore(emissions, chain);
      this.#addTags(chain, logPartition, byEmission, start, end, tokenCount);
    }
    this.#chain.completeCounts(this.#counts);
    for (const chain of chains) this.#subtractGoldPairs(chain);
    const perToken = (sums: ArrayLike<number>) => Float32Array.from(sums, (sum) => sum / tokenCount);
    return {
      loss: loss / tokenCount,
      byWeight: {
        'chain.transitions': perToken(pairs),
        'chain.common': perToken(common),
        'chain.start': perToken(start),
        'chain.end': perToken(end),
      },
    };
  }

  /** Alpha and beta of a chain, and its expected transitions; returns log Z. */
  #run(emissions: Float32Array, { firstRow, gold }: BatchChain): number {
    const tagCount = this.#tagCount;
    const chain = this.#chain;
    const size = gold.length * tagCount;
    if (this.#alpha.length < size)
      [this.#alpha, this.#beta] = [new Float64Array(size), new Float64Array(size)];
    const [alpha, beta] = [this.#alpha, this.#beta];
    const scores = emissions.subarray(firstRow * tagCount, firstRow * tagCount + size);
    chain.startForward(scores, 0, alpha, 0);
    for (let row = tagCount; row < size; row += tagCount)
      chain.stepForward(alpha, row - tagCount, scores, row, alpha, row);
    const last = size - tagCount;
    const logPartition = chain.logPartition(alpha, last);
    const expected = { counts: this.#counts, alpha, logPartition };
    chain.startBackward(beta, last);
    for (let row = last; row > 0; row -= tagCount)
      chain.stepBackward(beta, row, scores, row, beta, row - tagCount, expected);
    return logPartition;
  }

  /** Adds expected minus observed tags. */
  #addTags(
    { firstRow, gold }: BatchChain,
    logPartition: number,
    byEmission: Float32Array,
    start: Float32Array,
    end: Float32Array,
    tokenCount: number,
  ): void {
    const tagCount = this.#tagCount;
    for (let token = 0; token < gold.length; token++)
      for (let tag = 0; tag < tagCount; tag++) {
        const at = token * tagCount + tag;
        const probability = Math.exp(this.#alpha[at]! + this.#beta[at]! - logPartition);
        const surplus = probability - (tag === gold[token] ? 1 : 0);
        byEmission[firstRow * tagCount + at] = surplus / tokenCount;
        if (token === 0) start[tag]! += surplus;
        if (token === gold.length - 1) end[tag]! += surplus;
      }
  }

  #subtractGoldPairs({ gold }: BatchChain): void {
    const { pairs, common } = this.#counts;
    for (let token = 1; token < gold.length; token++) {
      const [from, to] = [gold[token - 1]!, gold[token]!];
      if (from !== outside && isBegin(to)) common[isBegin(from) ? 0 : 1]! -= 1;
      else pairs[from * this.#tagCount + to]! -= 1;
    }
  }

  #goldScore(emissions: Float32Array, { firstRow, gold }: BatchChain): number {
    const { transitions, start, end } = this.#chain;
    let score = start[gold[0]!]! + end[gold.at(-1)!]!;
    for (let token = 0; token < gold.length; token++) {
      score += emissions[(firstRow + token) * this.#tagCount + gold[token]!]!;
      if (token > 0) score += transitions[gold[token - 1]! * this.#tagCount + gold[token]!]!;
    }
    return score;
  }
}
