import {
  beginTag,
  categoryOfTag,
  insideTag,
  isInside,
  isLegalTransition,
  outside,
} from '@spansmith/tokenization';
import { CommonPairs } from '../decoding/common-pairs.ts';
import { OUTSIDE_SCALE, POSITION_COUNT, positionOf } from './tag-position.ts';
import type { TrainingData } from './training-data.ts';
import { VectorLayout } from './vectors/vector-layout.ts';
import type { Weights } from './weights.ts';

/**
 * How learnt parameters make up weights. The weight of a feature for `B-x` is a parameter of that tag, plus one that
 * the feature has for all `B-` tags, plus one that it has for `B-x` and `I-x`; likewise a transition's weight is one of
 * its own plus one of its positions. Under L2 this is a prior that weights are alike across categories: a category
 * whose training mentions are all of one token learns from the others that mentions can go on. (Daumé, Frustratingly
 * Easy Domain Adaptation, 2007, does the same across domains.)
 *
 * To keep models small, a feature has parameters for a category only where training saw it in an entity of that
 * category, and a transition from an entity to a `B-` one of its own only where training saw it.
 *
 * Order of the parameters: positions [features x 3], pairs, categories, transitions [tags x tags], transitions between
 * positions [3 x 3], start, end; and last, where tokens have vectors, those of `vectors`.
 */
export class ParameterLayout {
  readonly tagCount: number;
  readonly featureCount: number;
  /** Feature `f` has the pairs `[pairStart[f], pairStart[f + 1])`, `B-` and `I-` of a category side by side. */
  readonly pairStart: Uint32Array;
  readonly pairTag: Uint16Array;
  readonly commonPairs: CommonPairs;
  readonly vectors?: VectorLayout;
  /** Where the parameters of `vectors` begin. */
  readonly vectorsAt: number;
  /** Number of parameters. */
  readonly size: number;
  readonly #scale: Float64Array;
  readonly #pairsAt: number;
  readonly #categoriesAt: number;
  readonly #transitionsAt: number;
  readonly #sharedTransitionsAt: number;
  readonly #startAt: number;
  readonly #endAt: number;

  constructor(data: TrainingData) {
    this.tagCount = data.tagCount;
    this.featureCount = data.features.size;
    this.#scale = data.featureScale;
    const pairs = observedPairs(data);
    this.pairStart = pairs.pairStart;
    this.pairTag = pairs.pairTag;
    const seen = observedTransitions(data);
    this.commonPairs = new CommonPairs(this.tagCount, (from, to) => seen[from * this.tagCount + to] === 1);
    this.#pairsAt = POSITION_COUNT * this.featureCount;
    this.#categoriesAt = this.#pairsAt + this.pairTag.length;
    this.#transitionsAt = this.#categoriesAt + this.pairTag.length / 2;
    this.#sharedTransitionsAt = this.#transitionsAt + this.tagCount ** 2;
    this.#startAt = this.#sharedTransitionsAt + POSITION_COUNT ** 2;
    this.#endAt = this.#startAt + this.tagCount;
    this.vectorsAt = this.#endAt + this.tagCount;
    if (data.vectors) this.vectors = new VectorLayout(this.tagCount, data.vectors.dimension);
    this.size = this.vectorsAt + (this.vectors?.size ?? 0);
  }

  /** Index of a feature's parameter for a position: 0 `O`, 1 `B-`, 2 `I-`. */
  positionAt(feature: number, position: number): number {
    return POSITION_COUNT * feature + position;
  }

  /** The pair of a feature and a tag, or -1. */
  findPair(feature: number, tag: number): number {
    for (let pair = this.pairStart[feature]!; pair < this.pairStart[feature + 1]!; pair++)
      if (this.pairTag[pair] === tag) return pair;
    return -1;
  }

  /** Index of the parameter that a pair alone has. */
  pairAt(pair: number): number {
    return this.#pairsAt + pair;
  }

  /** Index of the parameter that a pair shares with the other position of its category. */
  categoryAt(pair: number): number {
    return this.#categoriesAt + (pair >> 1);
  }

  /** The parameters from here to `vectorsAt` are of the chain: of no feature. */
  get chainAt(): number {
    return this.#transitionsAt;
  }

  newWeights(): Weights {
    return {
      positions: new Float64Array(POSITION_COUNT * this.featureCount),
      pairs: new Float64Array(this.pairTag.length),
      transitions: new Float64Array(this.tagCount ** 2),
      start: new Float64Array(this.tagCount),
      end: new Float64Array(this.tagCount),
    };
  }

  /** Writes the weights that `parameters` make up, but for those of vectors. */
  toWeights(parameters: Float64Array, weights: Weights): void {
    for (let feature = 0; feature < this.featureCount; feature++) {
      const scale = this.#scale[feature]!;
      const at = POSITION_COUNT * feature;
      weights.positions[at] = OUTSIDE_SCALE * scale * parameters[at]!;
      weights.positions[at + 1] = scale * parameters[at + 1]!;
      weights.positions[at + 2] = scale * parameters[at + 2]!;
      for (let pair = this.pairStart[feature]!; pair < this.pairStart[feature + 1]!; pair++)
        weights.pairs[pair] =
          scale * (parameters[this.#pairsAt + pair]! + parameters[this.#categoriesAt + (pair >> 1)]!);
    }
    this.#forEachTransition((pair, own, shared) => {
      weights.transitions[pair] = parameters[shared]! + (own < 0 ? 0 : parameters[own]!);
    });
    weights.start.set(parameters.subarray(this.#startAt, this.#startAt + this.tagCount));
    weights.end.set(parameters.subarray(this.#endAt, this.#endAt + this.tagCount));
  }

  /**
   * The transpose of `toWeights`: writes into `gradient` the derivatives by parameters that follow from those by
   * weights. `common` holds the derivatives by the two weights that the common pairs share, as sums over the pairs.
   */
  toParameters(byWeight: Weights, common: Float64Array, gradient: Float64Array): void {
    gradient.fill(0, this.#transitionsAt, this.vectorsAt);
    for (let feature = 0; feature < this.featureCount; feature++) {
      const scale = this.#scale[feature]!;
      const at = POSITION_COUNT * feature;
      gradient[at] = OUTSIDE_SCALE * scale * byWeight.positions[at]!;
      gradient[at + 1] = scale * byWeight.positions[at + 1]!;
      gradient[at + 2] = scale * byWeight.positions[at + 2]!;
      for (let pair = this.pairStart[feature]!; pair < this.pairStart[feature + 1]!; pair += 2) {
        const begin = scale * byWeight.pairs[pair]!;
        const inside = scale * byWeight.pairs[pair + 1]!;
        gradient[this.#pairsAt + pair] = begin;
        gradient[this.#pairsAt + pair + 1] = inside;
        gradient[this.#categoriesAt + (pair >> 1)] = begin + inside;
      }
    }
    this.#forEachTransition((pair, own, shared) => {
      gradient[shared]! += byWeight.transitions[pair]!;
      if (own >= 0) gradient[own]! += byWeight.transitions[pair]!;
    });
    for (const group of [0, 1]) gradient[this.#sharedAt(1 + group, 1)]! += common[group]!;
    for (let tag = 0; tag < this.tagCount; tag++) {
      // BIO forbids starting inside: the parameter stays 0.
      gradient[this.#startAt + tag] = isInside(tag) ? 0 : byWeight.start[tag]!;
      gradient[this.#endAt + tag] = byWeight.end[tag]!;
    }
  }

  #sharedAt(fromPosition: number, toPosition: number): number {
    return this.#sharedTransitionsAt + POSITION_COUNT * fromPosition + toPosition;
  }

  /** Every legal pair of tags, where its own parameter lies (-1 if it has none) and where that of its positions. */
  #forEachTransition(visit: (pair: number, own: number, shared: number) => void): void {
    for (let from = 0; from < this.tagCount; from++)
      for (let to = 0; to < this.tagCount; to++) {
        if (!isLegalTransition(from, to)) continue;
        const pair = from * this.tagCount + to;
        const own = this.commonPairs.has(from, to) ? -1 : this.#transitionsAt + pair;
        visit(pair, own, this.#sharedAt(positionOf(from), positionOf(to)));
      }
  }
}

/** For each feature the tags of the categories in whose entities it was seen, ascending. */
function observedPairs({ gold, featureStart, featureIds, features }: TrainingData): {
  pairStart: Uint32Array;
  pairTag: Uint16Array;
} {
  const categories: (number[] | undefined)[] = new Array(features.size);
  for (let token = 0; token < gold.length; token++) {
    const tag = gold[token]!;
    if (tag === outside) continue;
    const category = categoryOfTag(tag);
    for (let index = featureStart[token]!; index < featureStart[token + 1]!; index++) {
      const feature = featureIds[index]!;
      const seen = categories[feature];
      if (!seen) categories[feature] = [category];
      else if (!seen.includes(category)) seen.push(category);
    }
  }
  const pairStart = new Uint32Array(features.size + 1);
  for (let feature = 0; feature < features.size; feature++)
    pairStart[feature + 1] = pairStart[feature]! + 2 * (categories[feature]?.length ?? 0);
  const pairTag = new Uint16Array(pairStart[features.size]!);
  for (let feature = 0; feature < features.size; feature++) {
    let at = pairStart[feature]!;
    for (const category of categories[feature]?.sort((a, b) => a - b) ?? []) {
      pairTag[at++] = beginTag(category);
      pairTag[at++] = insideTag(category);
    }
  }
  return { pairStart, pairTag };
}

/** [tags x tags], 1 for every pair of neighbouring tags in the training data. */
function observedTransitions({ tagCount, sequenceStart, gold }: TrainingData): Uint8Array {
  const seen = new Uint8Array(tagCount * tagCount);
  for (let sequence = 0; sequence + 1 < sequenceStart.length; sequence++)
    for (let token = sequenceStart[sequence]! + 1; token < sequenceStart[sequence + 1]!; token++)
      seen[gold[token - 1]! * tagCount + gold[token]!] = 1;
  return seen;
}
