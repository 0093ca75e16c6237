import { tagsToSpans } from '@spansmith/tokenization';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPaths, logSum } from '../../test-support/all-paths.ts';
import { randomChain } from '../../test-support/random-chain.ts';
import { Chain } from './chain.ts';
import { spanMarginals } from './span-marginals.ts';

describe('spanMarginals', () => {
  it('is the share of the tag sequences that hold exactly the span', () => {
    fc.assert(
      fc.property(randomChain, fc.nat(), (small, choice) => {
        const paths = allPaths(small);
        const logPartition = logSum(paths.map(({ score }) => score));
        const spans = tagsToSpans(paths[choice % paths.length]!.tags);
        const marginals = spanMarginals(Chain.of(small), small.emissions, small.tokenCount, spans);
        for (const [index, span] of spans.entries()) {
          const holds = paths.filter(({ tags }) =>
            tagsToSpans(tags).some((other) => JSON.stringify(other) === JSON.stringify(span)),
          );
          const expected = Math.exp(logSum(holds.map(({ score }) => score)) - logPartition);
          expect(marginals[index]).toBeCloseTo(expected, 9);
        }
      }),
    );
  });

  it('gives nothing for no spans', () => {
    expect(spanMarginals(Chain.of({ transitions: [0], start: [0], end: [0] }), [1, 2], 2, [])).toHaveLength(
      0,
    );
  });
});
