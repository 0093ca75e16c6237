import { categoryOfTag, type TokenSpan } from '@spansmith/tokenization';
import type { Posterior } from './posterior.ts';

/** A span of tokens with the probability that exactly it is an entity of its category. */
export interface ProbableSpan extends TokenSpan {
  probability: number;
}

/**
 * All spans to which a mixture gives at least `minProbability`, above 0, ordered by their first tokens: the sum of the
 * parts' exact probabilities by weights that add up to 1. Those that begin at a token share the product of what comes
 * before, and end where the rest has become too improbable, so that the work is little more than a look at each `B-`.
 */
export function probableSpans(
  posteriors: readonly Posterior[],
  weights: readonly number[],
  minProbability: number,
): ProbableSpan[] {
  const { tokenCount, tagCount } = posteriors[0]!;
  const spans: ProbableSpan[] = [];
  /** For each part, its weight times the probability that the span goes on to the token at hand. */
  const reaching = new Float64Array(posteriors.length);
  for (let token = 0; token < tokenCount; token++)
    for (let begin = 1; begin < tagCount; begin += 2) {
      let sum = 0;
      for (let part = 0; part < reaching.length; part++) {
        reaching[part] = weights[part]! * posteriors[part]!.marginals[token * tagCount + begin]!;
        sum += reaching[part]!;
      }
      if (sum >= minProbability) addSpansFrom(token, begin, sum);
    }
  return spans;

  function addSpansFrom(firstToken: number, begin: number, atBegin: number): void {
    let sum = atBegin;
    for (let last = firstToken; last < tokenCount && sum >= minProbability; last++) {
      const at = last * tagCount + (last === firstToken ? begin : begin + 1);
      let goingOn = 0;
      for (let part = 0; part < reaching.length; part++) {
        reaching[part]! *= posteriors[part]!.continuations[at]!;
        goingOn += reaching[part]!;
      }
      const probability = sum - goingOn;
      if (probability >= minProbability)
        spans.push({ category: categoryOfTag(begin), firstToken, endToken: last + 1, probability });
      sum = goingOn;
    }
  }
}

/**
 * The spans, without overlap, of which the sum of probability minus `threshold` is highest, in text order. This decodes
 * for F1: the sum is the expected number of right spans minus `threshold` times that of all, and F1 is at its best where
 * `threshold` is half of the F1 that is reached (Lipton, Elkan and Naryanaswamy, Optimal Thresholding of Classifiers to
 * Maximize F1 Measure, 2014). `spans` are ordered by their first tokens.
 */
export function bestSpans(
  spans: readonly ProbableSpan[],
  tokenCount: number,
  threshold: number,
): ProbableSpan[] {
  /** The best sum of spans that begin at the token or behind it. */
  const best = new Float64Array(tokenCount + 1);
  const taken = new Int32Array(tokenCount).fill(-1);
  let index = spans.length - 1;
  for (let token = tokenCount - 1; token >= 0; token--) {
    best[token] = best[token + 1]!;
    for (; index >= 0 && spans[index]!.firstToken === token; index--) {
      const { probability, endToken } = spans[index]!;
      const sum = probability - threshold + best[endToken]!;
      if (probability < threshold || sum <= best[token]!) continue;
      best[token] = sum;
      taken[token] = index;
    }
  }
  const result: ProbableSpan[] = [];
  for (let token = 0; token < tokenCount; ) {
    const span = spans[taken[token]!];
    if (span) result.push(span);
    token = span?.endToken ?? token + 1;
  }
  return result;
}
