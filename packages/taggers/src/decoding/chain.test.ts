import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPaths, logSum, type SmallChain } from '../../test-support/all-paths.ts';
import { randomChain } from '../../test-support/random-chain.ts';
import { Chain, type PairCounts } from './chain.ts';

/** Alpha, beta, log Z and expected transitions by the recursions. */
function run({ emissions, tagCount, tokenCount, ...weights }: SmallChain) {
  const chain = Chain.of(weights);
  const alpha = new Float64Array(tokenCount * tagCount);
  const beta = new Float64Array(tokenCount * tagCount);
  chain.startForward(emissions, 0, alpha, 0);
  for (let row = tagCount; row < alpha.length; row += tagCount)
    chain.stepForward(alpha, row - tagCount, emissions, row, alpha, row);
  const last = alpha.length - tagCount;
  const logPartition = chain.logPartition(alpha, last);
  const counts: PairCounts = { pairs: new Float64Array(tagCount ** 2), common: new Float64Array(2) };
  chain.startBackward(beta, last);
  for (let row = last; row > 0; row -= tagCount)
    chain.stepBackward(beta, row, emissions, row, beta, row - tagCount, { counts, alpha, logPartition });
  chain.completeCounts(counts);
  return { chain, alpha, beta, logPartition, counts };
}

describe('Chain', () => {
  it('sums over all legal tag sequences', () => {
    fc.assert(
      fc.property(randomChain, (small) => {
        const scores = allPaths(small).map(({ score }) => score);
        expect(run(small).logPartition).toBeCloseTo(logSum(scores), 9);
      }),
    );
  });

  it('gives the marginal probability of every tag by alpha and beta', () => {
    fc.assert(
      fc.property(randomChain, (small) => {
        const { alpha, beta, logPartition } = run(small);
        const paths = allPaths(small);
        for (let token = 0; token < small.tokenCount; token++)
          for (let tag = 0; tag < small.tagCount; tag++) {
            const through = paths.filter(({ tags }) => tags[token] === tag).map(({ score }) => score);
            const expected = through.length ? Math.exp(logSum(through) - logPartition) : 0;
            const at = token * small.tagCount + tag;
            expect(Math.exp(alpha[at]! + beta[at]! - logPartition)).toBeCloseTo(expected, 9);
          }
      }),
    );
  });

  it('counts expected transitions, common pairs in two sums', () => {
    fc.assert(
      fc.property(randomChain, (small) => {
        const { chain, logPartition, counts } = run(small);
        const expected = { pairs: new Float64Array(small.tagCount ** 2), common: new Float64Array(2) };
        for (const { tags, score } of allPaths(small))
          for (let token = 1; token < tags.length; token++) {
            const [from, to] = [tags[token - 1]!, tags[token]!];
            const probability = Math.exp(score - logPartition);
            if (chain.commonPairs.has(from, to))
              expected.common[chain.commonPairs.group(from)]! += probability;
            else expected.pairs[from * small.tagCount + to]! += probability;
          }
        for (const [pair, count] of expected.pairs.entries())
          expect(counts.pairs[pair]).toBeCloseTo(count, 9);
        for (const [group, count] of expected.common.entries())
          expect(counts.common[group]).toBeCloseTo(count, 9);
      }),
    );
  });

  it('keeps its precision over long texts and extreme scores', () => {
    const tagCount = 3;
    const tokenCount = 5000;
    const emissions = Array.from({ length: tokenCount * tagCount }, (_, at) => 300 * Math.sin(at));
    const zeros = new Array(tagCount * tagCount).fill(0);
    const { alpha, beta, logPartition } = run({
      tagCount,
      tokenCount,
      emissions,
      transitions: zeros,
      start: zeros.slice(0, tagCount),
      end: zeros.slice(0, tagCount),
    });
    for (let row = 0; row < alpha.length; row += tagCount) {
      const sum = [0, 1, 2].reduce(
        (all, tag) => all + Math.exp(alpha[row + tag]! + beta[row + tag]! - logPartition),
        0,
      );
      expect(sum).toBeCloseTo(1, 6);
    }
  });
});
