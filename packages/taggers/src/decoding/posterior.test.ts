import { tagsToSpans } from '@spansmith/tokenization';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPaths, logSum } from '../../test-support/all-paths.ts';
import { randomChain } from '../../test-support/random-chain.ts';
import { Chain } from './chain.ts';
import { posteriorOf, spanProbability } from './posterior.ts';

const NEVER = -1000;

describe('posteriorOf', () => {
  it('gives each tag the share of the tag sequences that go through it', () => {
    fc.assert(
      fc.property(randomChain, (small) => {
        const { marginals } = posteriorOf(Chain.of(small), small.emissions, small.tokenCount);
        const paths = allPaths(small);
        const logPartition = logSum(paths.map(({ score }) => score));
        const expected = new Float64Array(marginals.length);
        for (const { tags, score } of paths)
          for (const [token, tag] of tags.entries())
            expected[token * small.tagCount + tag]! += Math.exp(score - logPartition);
        for (const [at, marginal] of marginals.entries()) expect(marginal).toBeCloseTo(expected[at]!, 6);
      }),
    );
  });

  it('leaves no probability to a category that the weights rule out, and the others what they have without it', () => {
    const random = (length: number, seed: number) =>
      Array.from({ length }, (_, index) => Math.sin(seed + 7 * index));
    const without = { transitions: random(9, 1), start: random(3, 2), end: random(3, 3) };
    const emissions = random(4 * 3, 4);
    const tags = [0, 1, 2];
    const transitions = Array.from({ length: 25 }, (_, pair) =>
      pair % 5 > 2 ? NEVER : pair < 15 ? without.transitions[3 * Math.floor(pair / 5) + (pair % 5)]! : 0,
    );
    const chain = Chain.of({
      transitions,
      start: [...without.start, NEVER, NEVER],
      end: [...without.end, 0, 0],
    });
    const wide = Array.from({ length: 4 * 5 }, (_, at) =>
      at % 5 > 2 ? 5 : emissions[3 * Math.floor(at / 5) + (at % 5)]!,
    );
    const { marginals } = posteriorOf(chain, wide, 4);
    const expected = posteriorOf(Chain.of(without), emissions, 4).marginals;
    for (let token = 0; token < 4; token++) {
      expect([...marginals.subarray(5 * token + 3, 5 * token + 5)]).toEqual([0, 0]);
      for (const tag of tags) expect(marginals[5 * token + tag]).toBeCloseTo(expected[3 * token + tag]!, 6);
    }
  });

  it('keeps its precision over long texts and extreme scores', () => {
    const emissions = Array.from({ length: 5000 * 3 }, (_, at) => 300 * Math.sin(at));
    const zeros = new Array(9).fill(0);
    const { marginals } = posteriorOf(
      Chain.of({ transitions: zeros, start: [0, 0, 0], end: [0, 0, 0] }),
      emissions,
      5000,
    );
    for (let row = 0; row < marginals.length; row += 3)
      expect(marginals[row]! + marginals[row + 1]! + marginals[row + 2]!).toBeCloseTo(1, 5);
  });

  it('gives nothing for no tokens', () => {
    expect(posteriorOf(Chain.of({ transitions: [0], start: [0], end: [0] }), [], 0).marginals).toHaveLength(
      0,
    );
  });
});

describe('spanProbability', () => {
  it('is the share of the tag sequences that hold exactly the span', () => {
    fc.assert(
      fc.property(randomChain, fc.nat(), (small, choice) => {
        const paths = allPaths(small);
        const logPartition = logSum(paths.map(({ score }) => score));
        const posterior = posteriorOf(Chain.of(small), small.emissions, small.tokenCount);
        for (const span of tagsToSpans(paths[choice % paths.length]!.tags)) {
          const holds = paths.filter(({ tags }) =>
            tagsToSpans(tags).some((other) => JSON.stringify(other) === JSON.stringify(span)),
          );
          const expected = Math.exp(logSum(holds.map(({ score }) => score)) - logPartition);
          expect(spanProbability(posterior, span)).toBeCloseTo(expected, 6);
        }
      }),
    );
  });
});
