import { beginTag, insideTag, isInside, outside, type TokenSpan } from '@spansmith/tokenization';
import type { Chain } from './chain.ts';

/** What a chain makes of a text's emissions: probabilities over all legal tag sequences, given the whole text. */
export interface Posterior {
  readonly tokenCount: number;
  readonly tagCount: number;
  /** [tokens x tags]: P(tag of the token). */
  readonly marginals: Float32Array;
  /** [tokens x tags]: P(the next token continues the entity | tag of the token); 0 for `O`. */
  readonly continuations: Float32Array;
}

/** Emissions further than this below the best of their token count as this far: e^-80 is still a normal float32. */
const MAX_DIFFERENCE = 80;

/**
 * The posterior by forward-backward (Rabiner 1989, section V.A): probabilities instead of their logarithms, scaled to a
 * sum of 1 at each token, which takes one exponential a token and tag. Takes time that grows with tokens times tags,
 * and with the pairs of tags that have weights of their own (see `CommonPairs`). Needs no memory besides its result:
 * until the backward pass overwrites them, `marginals` holds e^emission and `continuations` the forward probabilities.
 *
 * `emissions` is [tokens x tags], row-major.
 */
export function posteriorOf(chain: Chain, emissions: ArrayLike<number>, tokenCount: number): Posterior {
  const { tagCount } = chain;
  const marginals = new Float32Array(tokenCount * tagCount);
  const continuations = new Float32Array(tokenCount * tagCount);
  exponentiate(emissions, marginals, tagCount);
  forward(chain, marginals, continuations);
  backward(chain, marginals, continuations);
  return { tokenCount, tagCount, marginals, continuations };
}

/** Probability of exactly this span: its first token is `B-x`, the others are `I-x`, and what follows is not. */
export function spanProbability(
  { tokenCount, tagCount, marginals, continuations }: Posterior,
  { category, firstToken, endToken }: TokenSpan,
): number {
  let tag = beginTag(category);
  let probability = marginals[firstToken * tagCount + tag]!;
  for (let token = firstToken; token < endToken - 1; token++) {
    probability *= continuations[token * tagCount + tag]!;
    tag = insideTag(category);
  }
  const isLast = endToken === tokenCount;
  return isLast ? probability : probability * (1 - continuations[(endToken - 1) * tagCount + tag]!);
}

/** Writes e^(emission - best emission of the token). */
function exponentiate(emissions: ArrayLike<number>, exponentials: Float32Array, tagCount: number): void {
  for (let row = 0; row < exponentials.length; row += tagCount) {
    let best = emissions[row]!;
    for (let at = row + 1; at < row + tagCount; at++) if (emissions[at]! > best) best = emissions[at]!;
    for (let at = row; at < row + tagCount; at++)
      exponentials[at] = Math.exp(Math.max(emissions[at]! - best, -MAX_DIFFERENCE));
  }
}

/** Writes P(tag | tokens up to this one), [tokens x tags]. */
function forward(chain: Chain, exponentials: Float32Array, alphas: Float32Array): void {
  const { tagCount } = chain;
  let alpha = new Float64Array(tagCount);
  let next = new Float64Array(tagCount);
  for (let row = 0; row < alphas.length; row += tagCount) {
    if (row === 0) next.set(chain.expStart);
    else chain.sumOverPrevious(alpha, next);
    let sum = 0;
    for (let tag = 0; tag < tagCount; tag++) {
      next[tag]! *= exponentials[row + tag]!;
      sum += next[tag]!;
    }
    for (let tag = 0; tag < tagCount; tag++) {
      next[tag]! /= sum;
      alphas[row + tag] = next[tag]!;
    }
    [alpha, next] = [next, alpha];
  }
}

/** Turns what the forward pass has left into marginals and continuations. */
function backward(chain: Chain, marginals: Float32Array, continuations: Float32Array): void {
  const { tagCount } = chain;
  let beta = Float64Array.from(chain.expEnd);
  let previous = new Float64Array(tagCount);
  /** e^emission times beta of the token behind the one at hand. */
  const behind = new Float64Array(tagCount);
  for (let row = marginals.length - tagCount; row >= 0; row -= tagCount) {
    if (row + tagCount < marginals.length) {
      chain.sumOverNext(behind, previous);
      [beta, previous] = [previous, beta];
    }
    let sum = 0;
    let largest = 0;
    for (let tag = 0; tag < tagCount; tag++) {
      sum += continuations[row + tag]! * beta[tag]!;
      largest = Math.max(largest, beta[tag]!);
    }
    for (let tag = 0; tag < tagCount; tag++) {
      const marginal = (continuations[row + tag]! * beta[tag]!) / sum;
      continuations[row + tag] = continuationOf(tag, beta[tag]!);
      previous[tag] = (marginals[row + tag]! * beta[tag]!) / largest;
      marginals[row + tag] = marginal;
    }
    behind.set(previous);
  }

  function continuationOf(tag: number, total: number): number {
    if (tag === outside || total === 0) return 0;
    const inside = isInside(tag) ? tag : tag + 1;
    return Math.min(1, (chain.expTransitions[tag * tagCount + inside]! * behind[inside]!) / total);
  }
}
