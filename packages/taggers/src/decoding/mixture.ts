import { outside } from '@spansmith/tokenization';
import type { Posterior } from './posterior.ts';

/** Probabilities of the tags of a text's tokens. */
export interface TagProbabilities {
  readonly tokenCount: number;
  readonly tagCount: number;
  /** [tokens x tags] */
  readonly probabilities: Float32Array;
}

/** The sum of the parts' marginals by their weights, which add up to 1. There is at least one part. */
export function mixMarginals(posteriors: readonly Posterior[], weights: readonly number[]): TagProbabilities {
  const { tokenCount, tagCount } = posteriors[0]!;
  const probabilities = new Float32Array(tokenCount * tagCount);
  for (const [part, { marginals }] of posteriors.entries()) {
    const weight = weights[part]!;
    for (let at = 0; at < probabilities.length; at++) probabilities[at]! += weight * marginals[at]!;
  }
  return { tokenCount, tagCount, probabilities };
}

/** Keeps the logarithm of a probability of 0 finite. */
const SMALLEST = 1e-30;

/**
 * The legal tag sequence with the highest product of probabilities, after e^`outsideBias` has divided those of `O`;
 * equal ones go to the lower tag. Viterbi over a chain whose transitions are only legal or not: whatever precedes `O`
 * and `B-` tags is the best tag there, and `I-x` continues the better of `B-x` and `I-x`.
 */
export function bestTags(
  { tokenCount, tagCount, probabilities }: TagProbabilities,
  outsideBias: number,
): Uint16Array {
  const path = new Uint16Array(tokenCount);
  if (tokenCount === 0) return path;
  const bestBefore = new Uint16Array(tokenCount);
  const continuesInside = new Uint8Array(tokenCount * tagCount);
  // No `I-` tag begins a text.
  let scores = new Float64Array(tagCount).fill(Number.NEGATIVE_INFINITY);
  let next = new Float64Array(tagCount);
  let best: number = outside;
  let bestScore = 0;
  for (let token = 0; token < tokenCount; token++) {
    const row = token * tagCount;
    bestBefore[token] = best;
    next[outside] = bestScore + logOf(row) - outsideBias;
    for (let begin = 1; begin < tagCount; begin += 2) {
      const inside = begin + 1;
      next[begin] = bestScore + logOf(row + begin);
      const fromInside = scores[inside]! > scores[begin]!;
      continuesInside[row + inside] = fromInside ? 1 : 0;
      next[inside] = (fromInside ? scores[inside]! : scores[begin]!) + logOf(row + inside);
    }
    [scores, next] = [next, scores];
    best = indexOfLargest(scores);
    bestScore = scores[best]!;
  }
  for (let token = tokenCount - 1; token >= 0; token--) {
    path[token] = best;
    const isInside = best > 0 && (best & 1) === 0;
    if (!isInside) best = bestBefore[token]!;
    else if (!continuesInside[token * tagCount + best]) best--;
  }
  return path;

  function logOf(at: number): number {
    return Math.log(probabilities[at]! + SMALLEST);
  }
}

function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index;
  return best;
}
