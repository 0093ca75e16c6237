import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomChain } from '../../test-support/random-chain.ts';
import { bestSpans, type ProbableSpan, probableSpans } from './best-spans.ts';
import { Chain } from './chain.ts';
import { posteriorOf, spanProbability } from './posterior.ts';

const TOKENS = 6;

const randomSpans: fc.Arbitrary<ProbableSpan[]> = fc
  .array(
    fc.record({
      category: fc.nat(2),
      firstToken: fc.nat(TOKENS - 1),
      length: fc.integer({ min: 1, max: 3 }),
      probability: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
    { maxLength: 7 },
  )
  .map((spans) =>
    spans
      .map(({ length, ...span }) => ({ ...span, endToken: Math.min(TOKENS, span.firstToken + length) }))
      .sort((a, b) => a.firstToken - b.firstToken),
  );
const randomThreshold = fc.double({ min: 0.01, max: 0.9, noNaN: true });

const gainOf = (spans: readonly ProbableSpan[], threshold: number) =>
  spans.reduce((sum, { probability }) => sum + probability - threshold, 0);
const overlap = (spans: readonly ProbableSpan[]) =>
  spans.some((span, index) => index > 0 && spans[index - 1]!.endToken > span.firstToken);

describe('probableSpans', () => {
  it('gives every span of enough probability, with the sum of what the parts give it', () => {
    const chains = randomChain.chain((one) =>
      randomChain
        .filter((other) => other.tagCount === one.tagCount && other.tokenCount === one.tokenCount)
        .map((other) => [one, other]),
    );
    fc.assert(
      fc.property(chains, fc.double({ min: 0, max: 1, noNaN: true }), (small, weight) => {
        const posteriors = small.map((chain) =>
          posteriorOf(Chain.of(chain), chain.emissions, chain.tokenCount),
        );
        const { tokenCount, tagCount } = posteriors[0]!;
        const weights = [weight, 1 - weight];
        const expected: ProbableSpan[] = [];
        for (let firstToken = 0; firstToken < tokenCount; firstToken++)
          for (let category = 0; category < (tagCount - 1) / 2; category++)
            for (let endToken = firstToken + 1; endToken <= tokenCount; endToken++) {
              const span = { category, firstToken, endToken };
              const probability = posteriors.reduce(
                (sum, posterior, part) => sum + weights[part]! * spanProbability(posterior, span),
                0,
              );
              if (probability >= 0.05)
                expected.push({ ...span, probability: expect.closeTo(probability, 5) });
            }
        expect(probableSpans(posteriors, weights, 0.05)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('gives nothing for no tokens', () => {
    const posterior = posteriorOf(Chain.of({ transitions: [0], start: [0], end: [0] }), [], 0);
    expect(probableSpans([posterior], [1], 0.1)).toEqual([]);
  });
});

describe('bestSpans', () => {
  it('takes the spans without overlap that gain most over the threshold', () => {
    fc.assert(
      fc.property(randomSpans, randomThreshold, (spans, threshold) => {
        const subsets = Array.from({ length: 2 ** spans.length }, (_, subset) =>
          spans.filter((_, index) => subset & (1 << index)),
        );
        const gains = subsets.filter((set) => !overlap(set)).map((set) => gainOf(set, threshold));
        const found = bestSpans(spans, TOKENS, threshold);
        expect(overlap(found)).toBe(false);
        expect(gainOf(found, threshold)).toBeCloseTo(Math.max(...gains), 9);
        expect(bestSpans(spans, TOKENS, threshold)).toEqual(found);
      }),
    );
  });

  it('finds no fewer spans the lower the threshold', () => {
    fc.assert(
      fc.property(randomSpans, randomThreshold, randomThreshold, (spans, a, b) => {
        const counts = [Math.min(a, b), Math.max(a, b)].map(
          (threshold) => bestSpans(spans, TOKENS, threshold).length,
        );
        expect(counts[0]).toBeGreaterThanOrEqual(counts[1]!);
      }),
    );
  });
});
