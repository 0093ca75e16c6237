import { isBegin, outside } from '@spansmith/tokenization';
import { Chain, type PairCounts } from '../decoding/chain.ts';
import type { Objective } from './lbfgs.ts';
import type { ParameterLayout } from './parameter-layout.ts';
import { POSITION_COUNT } from './tag-position.ts';
import type { TrainingData } from './training-data.ts';
import { VectorPass } from './vectors/vector-pass.ts';
import type { Weights } from './weights.ts';

/**
 * The function that training minimises: the negative log-likelihood of the tags in `data`, plus `l2` / 2 times the
 * squared length of the parameters. Its gradient is the expected minus the observed number of times
 * that each feature meets each tag, and each tag the next (Sutton and McCallum, 2012, section 5.1).
 */
export function makeObjective(data: TrainingData, layout: ParameterLayout, l2: number): Objective {
  const weights = layout.newWeights();
  const pass = new Pass(data, layout);
  return (parameters, gradient) => {
    layout.toWeights(parameters, weights);
    pass.begin(weights, parameters);
    let loss = 0;
    for (let sequence = 0; sequence + 1 < data.sequenceStart.length; sequence++) loss += pass.add(sequence);
    pass.end(gradient);
    let squares = 0;
    for (let index = 0; index < parameters.length; index++) {
      const parameter = parameters[index]!;
      squares += parameter * parameter;
      gradient[index]! += l2 * parameter;
    }
    return loss + (l2 / 2) * squares;
  };
}

/** One pass over chains: sums up the derivatives of their negative log-likelihoods by weights. */
class Pass {
  readonly #data: TrainingData;
  readonly #layout: ParameterLayout;
  readonly #chain: Chain;
  readonly #byWeight: Weights;
  readonly #counts: PairCounts;
  readonly #vectors?: VectorPass;
  #weights: Weights;
  // Rows of the chain at hand, [tokens x tags].
  readonly #emissions: Float64Array;
  readonly #alpha: Float64Array;
  readonly #beta: Float64Array;
  /** Expected minus observed tags of the token at hand. */
  readonly #surplus: Float64Array;

  constructor(data: TrainingData, layout: ParameterLayout) {
    const { tagCount, sequenceStart } = data;
    let longest = 0;
    for (let sequence = 0; sequence + 1 < sequenceStart.length; sequence++)
      longest = Math.max(longest, sequenceStart[sequence + 1]! - sequenceStart[sequence]!);
    this.#data = data;
    this.#layout = layout;
    this.#chain = new Chain(layout.commonPairs);
    this.#byWeight = layout.newWeights();
    this.#weights = this.#byWeight;
    if (data.vectors && layout.vectors) this.#vectors = new VectorPass(data.vectors, layout.vectors);
    this.#counts = { pairs: new Float64Array(tagCount * tagCount), common: new Float64Array(2) };
    this.#emissions = new Float64Array(longest * tagCount);
    this.#alpha = new Float64Array(longest * tagCount);
    this.#beta = new Float64Array(longest * tagCount);
    this.#surplus = new Float64Array(tagCount);
  }

  begin(weights: Weights, parameters: Float64Array): void {
    this.#weights = weights;
    this.#chain.setWeights(weights);
    for (const sums of [...Object.values(this.#byWeight), ...Object.values(this.#counts)]) sums.fill(0);
    this.#vectors?.begin(parameters.subarray(this.#layout.vectorsAt));
  }

  /** Adds chain `sequence`; returns its negative log-likelihood. */
  add(sequence: number): number {
    const first = this.#data.sequenceStart[sequence]!;
    const count = this.#data.sequenceStart[sequence + 1]! - first;
    this.#score(first, count);
    const logPartition = this.#runChain(count);
    this.#addTags(first, count, logPartition);
    return logPartition - this.#goldScore(first, count);
  }

  /** Writes the derivatives of the sum by parameters. */
  end(gradient: Float64Array): void {
    const { transitions } = this.#byWeight;
    const { pairs, common } = this.#counts;
    this.#chain.completeCounts(this.#counts);
    for (let pair = 0; pair < pairs.length; pair++) transitions[pair]! += pairs[pair]!;
    this.#layout.toParameters(this.#byWeight, common, gradient);
    this.#vectors?.end(gradient.subarray(this.#layout.vectorsAt));
  }

  /** Emissions of `count` tokens: for each tag the sum of its features' weights, and what vectors add. */
  #score(first: number, count: number): void {
    const { tagCount, featureStart, featureIds } = this.#data;
    const { pairStart, pairTag } = this.#layout;
    const { positions, pairs } = this.#weights;
    const emissions = this.#emissions;
    emissions.fill(0, 0, count * tagCount);
    for (let token = 0; token < count; token++) {
      const row = token * tagCount;
      let [ofOutside, ofBegin, ofInside] = [0, 0, 0];
      const end = featureStart[first + token + 1]!;
      for (let index = featureStart[first + token]!; index < end; index++) {
        const feature = featureIds[index]!;
        ofOutside += positions[POSITION_COUNT * feature]!;
        ofBegin += positions[POSITION_COUNT * feature + 1]!;
        ofInside += positions[POSITION_COUNT * feature + 2]!;
        const pairEnd = pairStart[feature + 1]!;
        for (let pair = pairStart[feature]!; pair < pairEnd; pair++)
          emissions[row + pairTag[pair]!]! += pairs[pair]!;
      }
      emissions[row] = ofOutside;
      for (let tag = 1; tag < tagCount; tag += 2) {
        emissions[row + tag]! += ofBegin;
        emissions[row + tag + 1]! += ofInside;
      }
    }
    this.#vectors?.addScores(first, count, emissions);
  }

  /** Alpha, beta and expected transitions of `count` tokens; returns log Z. */
  #runChain(count: number): number {
    const { tagCount } = this.#data;
    const chain = this.#chain;
    const [emissions, alpha, beta] = [this.#emissions, this.#alpha, this.#beta];
    chain.startForward(emissions, 0, alpha, 0);
    for (let row = tagCount; row < count * tagCount; row += tagCount)
      chain.stepForward(alpha, row - tagCount, emissions, row, alpha, row);
    const last = (count - 1) * tagCount;
    const logPartition = chain.logPartition(alpha, last);
    const expected = { counts: this.#counts, alpha, logPartition };
    chain.startBackward(beta, last);
    for (let row = last; row > 0; row -= tagCount)
      chain.stepBackward(beta, row, emissions, row, beta, row - tagCount, expected);
    return logPartition;
  }

  /** Adds expected minus observed tags to the derivatives. */
  #addTags(first: number, count: number, logPartition: number): void {
    const { tagCount, gold, featureStart, featureIds } = this.#data;
    const { pairStart, pairTag } = this.#layout;
    const { positions, pairs, transitions, start, end } = this.#byWeight;
    const [alpha, beta, surplus] = [this.#alpha, this.#beta, this.#surplus];
    for (let token = 0; token < count; token++) {
      const row = token * tagCount;
      const goldTag = gold[first + token]!;
      let [ofOutside, ofBegin, ofInside] = [0, 0, 0];
      for (let tag = 0; tag < tagCount; tag++) {
        const probability = Math.exp(alpha[row + tag]! + beta[row + tag]! - logPartition);
        const more = probability - (tag === goldTag ? 1 : 0);
        surplus[tag] = more;
        if (tag === outside) ofOutside = more;
        else if (isBegin(tag)) ofBegin += more;
        else ofInside += more;
        if (token === 0) start[tag]! += more;
        if (token === count - 1) end[tag]! += more;
      }
      const featureEnd = featureStart[first + token + 1]!;
      for (let index = featureStart[first + token]!; index < featureEnd; index++) {
        const feature = featureIds[index]!;
        positions[POSITION_COUNT * feature]! += ofOutside;
        positions[POSITION_COUNT * feature + 1]! += ofBegin;
        positions[POSITION_COUNT * feature + 2]! += ofInside;
        const pairEnd = pairStart[feature + 1]!;
        for (let pair = pairStart[feature]!; pair < pairEnd; pair++) pairs[pair]! += surplus[pairTag[pair]!]!;
      }
      this.#vectors?.addSurplus(first + token, surplus);
      if (token > 0) transitions[gold[first + token - 1]! * tagCount + goldTag]! -= 1;
    }
  }

  /** Score of the observed tags. */
  #goldScore(first: number, count: number): number {
    const { tagCount, gold } = this.#data;
    const { transitions, start, end } = this.#chain;
    let score = start[gold[first]!]! + end[gold[first + count - 1]!]!;
    for (let token = 0; token < count; token++) {
      const tag = gold[first + token]!;
      score += this.#emissions[token * tagCount + tag]!;
      if (token > 0) score += transitions[gold[first + token - 1]! * tagCount + tag]!;
    }
    return score;
  }
}
