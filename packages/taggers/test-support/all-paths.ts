import { isInside, isLegalTransition } from '@spansmith/tokenization';
import type { ChainWeights } from '../src/decoding/chain.ts';

export interface SmallChain extends ChainWeights {
  tagCount: number;
  tokenCount: number;
  /** [tokens x tags] */
  emissions: number[];
}

/** Every legal tag sequence of a small chain with its score, by the definition of the score. */
export function allPaths(chain: SmallChain): { tags: number[]; score: number }[] {
  const { tagCount, tokenCount, emissions, transitions, start, end } = chain;
  let paths: { tags: number[]; score: number }[] = [{ tags: [], score: 0 }];
  for (let token = 0; token < tokenCount; token++)
    paths = paths.flatMap(({ tags, score }) => {
      const from = tags.at(-1);
      const next = Array.from({ length: tagCount }, (_, tag) => tag).filter((tag) =>
        from === undefined ? !isInside(tag) : isLegalTransition(from, tag),
      );
      return next.map((tag) => ({
        tags: [...tags, tag],
        score:
          score +
          emissions[token * tagCount + tag]! +
          (from === undefined ? start[tag]! : transitions[from * tagCount + tag]!),
      }));
    });
  return paths.map(({ tags, score }) => ({ tags, score: score + end[tags.at(-1)!]! }));
}

/** log sum of exp of the scores. */
export function logSum(scores: readonly number[]): number {
  const largest = Math.max(...scores);
  return largest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - largest), 0));
}
