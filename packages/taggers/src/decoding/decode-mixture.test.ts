import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomChain } from '../../test-support/random-chain.ts';
import { Chain } from './chain.ts';
import { calibrate, decodeMixture } from './decode-mixture.ts';
import { posteriorOf, spanProbability } from './posterior.ts';

describe('decodeMixture', () => {
  it('gives spans in text order, without overlap, with their calibrated probabilities', () => {
    fc.assert(
      fc.property(randomChain, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (small, threshold) => {
        const posterior = posteriorOf(Chain.of(small), small.emissions, small.tokenCount);
        const spans = decodeMixture([posterior], { weights: [1], threshold, temperature: 2 });
        for (const [index, { confidence, ...span }] of spans.entries()) {
          expect(span.firstToken).toBeGreaterThanOrEqual(spans[index - 1]?.endToken ?? 0);
          expect(spanProbability(posterior, span)).toBeGreaterThanOrEqual(threshold - 1e-6);
          expect(confidence).toBeCloseTo(calibrate(spanProbability(posterior, span), 2), 5);
        }
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
