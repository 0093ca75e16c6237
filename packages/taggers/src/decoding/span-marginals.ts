import { beginTag, insideTag, outside, type TokenSpan } from '@spansmith/tokenization';
import { type Chain, logSumExp } from './chain.ts';

/**
 * Probability of each span under the chain: that its first token is `B-x`, the others are `I-x`, and what follows is
 * not `I-x`; so of exactly this span, whatever stands around it.
 *
 * It is the score of all paths through the span over that of all paths. The paths up to the span are alpha at its
 * first token, those after it come from beta at its last, so both recursions run with one row each in memory, and
 * only a number a span is kept. `spans` must not overlap and be in order; `emissions` is [tokens x tags].
 */
export function spanMarginals(
  chain: Chain,
  emissions: ArrayLike<number>,
  tokenCount: number,
  spans: readonly TokenSpan[],
): Float64Array {
  if (spans.length === 0) return new Float64Array(0);
  const { before, logPartition } = scoresBefore(chain, emissions, tokenCount, spans);
  const after = scoresAfter(chain, emissions, tokenCount, spans);
  return Float64Array.from(spans, (span, index) => {
    const score = before[index]! + scoreInside(chain, emissions, span) + after[index]!;
    return Math.min(1, Math.exp(score - logPartition));
  });
}

/** For each span alpha of its first tag, and log Z. */
function scoresBefore(
  chain: Chain,
  emissions: ArrayLike<number>,
  tokenCount: number,
  spans: readonly TokenSpan[],
): { before: Float64Array; logPartition: number } {
  const before = new Float64Array(spans.length);
  let alpha = new Float64Array(chain.tagCount);
  let next = new Float64Array(chain.tagCount);
  let span = 0;
  for (let token = 0; token < tokenCount; token++) {
    const row = token * chain.tagCount;
    if (token === 0) chain.startForward(emissions, row, next, 0);
    else chain.stepForward(alpha, 0, emissions, row, next, 0);
    [alpha, next] = [next, alpha];
    if (spans[span]?.firstToken === token) {
      before[span] = alpha[beginTag(spans[span]!.category)]!;
      span++;
    }
  }
  return { before, logPartition: chain.logPartition(alpha, 0) };
}

/** For each span the score of all that may follow its last tag but a continuation. */
function scoresAfter(
  chain: Chain,
  emissions: ArrayLike<number>,
  tokenCount: number,
  spans: readonly TokenSpan[],
): Float64Array {
  const { tagCount } = chain;
  const after = new Float64Array(spans.length);
  let beta = new Float64Array(tagCount);
  let previous = new Float64Array(tagCount);
  let span = spans.length - 1;
  chain.startBackward(beta, 0);
  for (let token = tokenCount - 1; token >= 0; token--) {
    // Here `beta` is that of `token`: what follows a span that ends before it.
    for (; spans[span]?.endToken === token + 1; span--) {
      if (token === tokenCount - 1) after[span] = chain.end[lastTag(spans[span]!)]!;
    }
    if (token === 0) break;
    if (spans[span]?.endToken === token)
      after[span] = scoreOfOthers(chain, spans[span]!, emissions, token * tagCount, beta);
    chain.stepBackward(beta, 0, emissions, token * tagCount, previous, 0);
    [beta, previous] = [previous, beta];
  }
  return after;
}

/** log sum over the next token's tags but the span's own `I-`. */
function scoreOfOthers(
  { tagCount, transitions }: Chain,
  span: TokenSpan,
  emissions: ArrayLike<number>,
  row: number,
  beta: Float64Array,
): number {
  const from = lastTag(span) * tagCount;
  const terms = new Float64Array(tagCount).fill(Number.NEGATIVE_INFINITY);
  terms[outside] = transitions[from]! + emissions[row]! + beta[outside]!;
  for (let begin = 1; begin < tagCount; begin += 2)
    terms[begin] = transitions[from + begin]! + emissions[row + begin]! + beta[begin]!;
  return logSumExp(terms);
}

/** Transitions and emissions of a span's second to last tokens. */
function scoreInside(
  { tagCount, transitions }: Chain,
  emissions: ArrayLike<number>,
  span: TokenSpan,
): number {
  const inside = insideTag(span.category);
  let score = 0;
  let from = beginTag(span.category);
  for (let token = span.firstToken + 1; token < span.endToken; token++) {
    score += transitions[from * tagCount + inside]! + emissions[token * tagCount + inside]!;
    from = inside;
  }
  return score;
}

const lastTag = ({ category, firstToken, endToken }: TokenSpan): number =>
  endToken - firstToken === 1 ? beginTag(category) : insideTag(category);
