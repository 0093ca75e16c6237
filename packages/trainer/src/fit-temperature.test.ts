import { calibrate } from '@spansmith/taggers';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';
import { describe, expect, it } from 'vitest';
import { fitTemperature } from './fit-temperature.ts';

/** Outcomes of predictions whose stated probabilities are sharpened from the true ones: `temperature` undoes it. */
function outcomes(count: number, temperature: number, seed: number) {
  const random = mersenne(seed);
  return Array.from({ length: count }, () => {
    const truth = 0.05 + 0.9 * uniformFloat64(random);
    return { probability: calibrate(truth, 1 / temperature), isRight: uniformFloat64(random) < truth };
  });
}

describe('fitTemperature', () => {
  it.each([0.5, 1, 2, 3])('finds the temperature %d by which confidences were off', (temperature) => {
    const { value, tried } = fitTemperature(outcomes(4000, temperature, 1));
    expect(value / temperature).toBeGreaterThan(0.85);
    expect(value / temperature).toBeLessThan(1.15);
    expect(tried.at(-1)!.score).toBeLessThanOrEqual(tried[0]!.score);
  });

  it('lets few outcomes decide little', () => {
    const [few, many] = [2, 2000].map((count) =>
      fitTemperature(Array.from({ length: count }, () => ({ probability: 0.6, isRight: true }))),
    );
    expect(few!.value).toBeGreaterThan(0.7);
    expect(many!.value).toBeLessThan(few!.value);
  });

  it('leaves confidences as they are without outcomes, and takes those of 0 and 1', () => {
    expect(fitTemperature([])).toMatchObject({ value: 1, tried: [] });
    const { value } = fitTemperature([
      { probability: 0, isRight: true },
      { probability: 1, isRight: false },
    ]);
    expect(value).toBeGreaterThan(1);
    expect(Number.isFinite(value)).toBe(true);
  });
});
