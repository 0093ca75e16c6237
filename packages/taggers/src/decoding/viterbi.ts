import { outside } from '@spansmith/tokenization';
import { type Chain, insideOf } from './chain.ts';

/**
 * The legal tag sequence with the highest score (Viterbi, 1967). `emissions` is [tokens x tags], row-major; equal
 * scores go to the lower tag. Needs two bytes a token and tag besides.
 */
export function viterbi(chain: Chain, emissions: ArrayLike<number>, tokenCount: number): Uint16Array {
  const { tagCount, transitions, start, end, highest, lowest } = chain;
  const path = new Uint16Array(tokenCount);
  if (tokenCount === 0) return path;
  const previousTags = new Uint16Array(tokenCount * tagCount);
  let scores = start.map((score, tag) => score + emissions[tag]!);
  let next = new Float64Array(tagCount);
  for (let token = 1; token < tokenCount; token++) {
    const row = token * tagCount;
    next.fill(Number.NEGATIVE_INFINITY);
    const needed = lowestWinningScore(scores, lowest);
    for (let from = 0; from < tagCount; from++) {
      const score = scores[from]!;
      const pairs = from * tagCount;
      const inside = insideOf(from);
      if (inside) relax(inside);
      // Tags that cannot precede the best `O` or `B-` are most of them.
      if (score + highest[from]! < needed) continue;
      relax(outside);
      for (let begin = 1; begin < tagCount; begin += 2) relax(begin);

      function relax(to: number): void {
        const candidate = score + transitions[pairs + to]!;
        if (candidate <= next[to]!) return;
        next[to] = candidate;
        previousTags[row + to] = from;
      }
    }
    for (let tag = 0; tag < tagCount; tag++) next[tag]! += emissions[row + tag]!;
    [scores, next] = [next, scores];
  }
  let best = 0;
  for (let tag = 1; tag < tagCount; tag++)
    if (scores[tag]! + end[tag]! > scores[best]! + end[best]!) best = tag;
  for (let token = tokenCount - 1; token >= 0; token--) {
    path[token] = best;
    best = previousTags[token * tagCount + best]!;
  }
  return path;
}

/** A score that some predecessor reaches for every `O` and `B-` tag. */
function lowestWinningScore(scores: Float64Array, lowest: Float64Array): number {
  let needed = Number.NEGATIVE_INFINITY;
  for (let tag = 0; tag < scores.length; tag++) {
    const sure = scores[tag]! + lowest[tag]!;
    if (sure > needed) needed = sure;
  }
  return needed;
}
