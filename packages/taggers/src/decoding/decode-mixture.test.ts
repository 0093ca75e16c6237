import { tagsToSpans } from '@spansmith/tokenization';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPaths, logSum, type SmallChain } from '../../test-support/all-paths.ts';
import { randomChain } from '../../test-support/random-chain.ts';
import { Chain } from './chain.ts';
import { calibrate, decodeMixture } from './decode-mixture.ts';
import { posteriorOf } from './posterior.ts';

const posterior = (small: SmallChain) => posteriorOf(Chain.of(small), small.emissions, small.tokenCount);

describe('decodeMixture', () => {
  it('gives spans the weighted sum of their exact probabilities in the parts', () => {
    const pairOfChains = randomChain.chain((one) =>
      randomChain
        .filter((other) => other.tagCount === one.tagCount && other.tokenCount === one.tokenCount)
        .map((other) => [one, other] as const),
    );
    fc.assert(
      fc.property(pairOfChains, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (chains, weight) => {
        const weights = [weight, 1 - weight];
        const spans = decodeMixture(chains.map(posterior), { weights, outsideBias: 1, temperature: 1 });
        for (const { confidence, ...span } of spans) {
          const expected = chains.reduce((sum, chain, part) => {
            const paths = allPaths(chain);
            const holding = paths.filter(({ tags }) =>
              tagsToSpans(tags).some((other) => JSON.stringify(other) === JSON.stringify(span)),
            );
            const scores = (of: typeof paths) => logSum(of.map(({ score }) => score));
            return sum + weights[part]! * Math.exp(scores(holding) - scores(paths));
          }, 0);
          expect(confidence).toBeCloseTo(expected, 5);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('finds more spans the larger the bias', () => {
    fc.assert(
      fc.property(randomChain, (small) => {
        const covered = [-1, 0, 1].map((outsideBias) =>
          decodeMixture([posterior(small)], { weights: [1], outsideBias, temperature: 1 }).reduce(
            (sum, { firstToken, endToken }) => sum + endToken - firstToken,
            0,
          ),
        );
        expect(covered).toEqual(covered.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('calibrate', () => {
  it('brings probabilities nearer to a half the higher the temperature, and never changes their order', () => {
    expect(calibrate(0.9, 1)).toBeCloseTo(0.9);
    expect(calibrate(0.9, 2)).toBeCloseTo(0.75);
    expect(calibrate(0.5, 3)).toBeCloseTo(0.5);
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        probability,
        probability,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (a, b, temperature) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(calibrate(low, temperature)).toBeLessThanOrEqual(calibrate(high, temperature));
          expect(calibrate(high, temperature)).toBeLessThanOrEqual(1);
          expect(calibrate(low, temperature)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
