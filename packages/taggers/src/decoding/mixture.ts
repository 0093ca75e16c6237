import { outside } from '@spansmith/tokenization';
import type { Posterior } from './posterior.ts';

/** Log probabilities of the tags of a text's tokens under a mixture. */
export interface TagScores {
  readonly tokenCount: number;
  readonly tagCount: number;
  /** [tokens x tags] */
  readonly scores: Float32Array;
}

/** Keeps the logarithm of a probability of 0 finite. */
const SMALLEST = 1e-30;

/** The logarithm of the parts' marginals, added up by weights that sum to 1. There is at least one part. */
export function mixMarginals(posteriors: readonly Posterior[], weights: readonly number[]): TagScores {
  const { tokenCount, tagCount } = posteriors[0]!;
  const scores = new Float32Array(tokenCount * tagCount);
  for (const [part, { marginals }] of posteriors.entries()) {
    const weight = weights[part]!;
    for (let at = 0; at < scores.length; at++) scores[at]! += weight * marginals[at]!;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = Math.log(scores[at]! + SMALLEST);
  return { tokenCount, tagCount, scores };
}

/**
 * The legal tag sequence with the highest sum of scores, after `outsideBias` has been taken from those of `O`; equal
 * ones go to the lower tag. Viterbi over a chain whose transitions are only legal or not: whatever precedes `O`
 * and `B-` tags is the best tag there, and `I-x` continues the better of `B-x` and `I-x`.
 */
export function bestTags(
  { tokenCount, tagCount, scores: tagScores }: TagScores,
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
    next[outside] = bestScore + tagScores[row]! - outsideBias;
    for (let begin = 1; begin < tagCount; begin += 2) {
      const inside = begin + 1;
      next[begin] = bestScore + tagScores[row + begin]!;
      const fromInside = scores[inside]! > scores[begin]!;
      continuesInside[row + inside] = fromInside ? 1 : 0;
      next[inside] = (fromInside ? scores[inside]! : scores[begin]!) + tagScores[row + inside]!;
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
}

function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index;
  return best;
}
