import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AdamW } from './adamw.ts';

const floats = (...elements: number[]) => Float32Array.from(elements);

/** One weight after steps against `gradients`, by the formulas of the papers, in float64. */
function reference(
  start: number,
  gradients: readonly number[],
  { rate, beta1, beta2, epsilon, weightDecay }: Record<string, number>,
): number {
  let [weight, m, v] = [start, 0, 0];
  for (const [index, g] of gradients.entries()) {
    m = beta1! * m + (1 - beta1!) * g;
    v = beta2! * v + (1 - beta2!) * g ** 2;
    const mHat = m / (1 - beta1! ** (index + 1));
    const vHat = v / (1 - beta2! ** (index + 1));
    weight -= rate! * (mHat / (Math.sqrt(vHat) + epsilon!) + weightDecay! * weight);
  }
  return weight;
}

describe('AdamW', () => {
  test('takes the steps of the published algorithm', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(number, fc.array(number, { minLength: 1, maxLength: 8 }), (start, gradients) => {
        const options = { beta1: 0.8, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.1 };
        const weights = floats(start);
        const optimizer = new AdamW([{ name: 'w', values: weights }], options);
        for (const gradient of gradients) optimizer.step({ w: floats(gradient) }, 0.05);
        expect(weights[0]).toBeCloseTo(reference(start, gradients, { rate: 0.05, ...options }), 4);
      }),
    );
  });

  test('scales gradients down to the largest norm allowed, all by one factor', () => {
    const steps = (gradients: [number, number], maxGradientNorm: number) => {
      const [a, b] = [floats(1), floats(1)];
      const options = { epsilon: 1, weightDecay: 0, maxGradientNorm };
      const optimizer = new AdamW(
        [
          { name: 'a', values: a },
          { name: 'b', values: b },
        ],
        options,
      );
      const norm = optimizer.step({ a: floats(gradients[0]), b: floats(gradients[1]) }, 0.5);
      return { norm, weights: [a[0], b[0]] };
    };
    expect(steps([30, 40], 5)).toEqual({ norm: 50, weights: steps([3, 4], 5).weights });
    expect(steps([3, 4], 5).weights).toEqual(steps([3, 4], Number.POSITIVE_INFINITY).weights);
  });

  test('gives every parameter its own rate, and leaves one of rate 0 alone', () => {
    const [full, half, frozen] = [floats(1), floats(1), floats(1)];
    const optimizer = new AdamW(
      [
        { name: 'full', values: full },
        { name: 'half', values: half, learningRateFactor: 0.5 },
        { name: 'frozen', values: frozen, learningRateFactor: 0 },
      ],
      { weightDecay: 0 },
    );
    optimizer.step({ full: floats(1), half: floats(1), frozen: floats(1) }, 0.25);
    expect(full[0]).toBeCloseTo(0.75);
    expect(half[0]).toBeCloseTo(0.875);
    expect(frozen[0]).toBe(1);
  });

  test('decays weights whatever their gradient, but not those that shall not decay', () => {
    const [decaying, kept] = [floats(2), floats(2)];
    const optimizer = new AdamW(
      [
        { name: 'decaying', values: decaying },
        { name: 'kept', values: kept, decays: false },
      ],
      { weightDecay: 0.5 },
    );
    optimizer.step({ decaying: floats(0), kept: floats(0) }, 0.5);
    expect([decaying[0], kept[0]]).toEqual([1.5, 2]);
  });

  test('finds the minimum of a quadratic', () => {
    const weights = floats(5, -3);
    const optimizer = new AdamW([{ name: 'w', values: weights }], { weightDecay: 0 });
    for (let step = 0; step < 2000; step++)
      optimizer.step({ w: weights.map((weight, at) => (at + 1) * (weight - 1)) }, 0.01);
    expect(weights[0]).toBeCloseTo(1, 3);
    expect(weights[1]).toBeCloseTo(1, 3);
  });

  test('goes on from a checkpoint as if it had not been stopped', () => {
    const gradients = [floats(1, 2), floats(-1, 0.5), floats(0.3, 0.1)];
    const whole = floats(1, 2);
    const optimizer = new AdamW([{ name: 'w', values: whole }]);
    for (const w of gradients) optimizer.step({ w }, 0.1);

    const weights = floats(1, 2);
    const stopped = new AdamW([{ name: 'w', values: weights }]);
    stopped.step({ w: gradients[0]! }, 0.1);
    const resumed = new AdamW([{ name: 'w', values: weights }]);
    resumed.restore(structuredClone(stopped.state));
    for (const w of gradients.slice(1)) resumed.step({ w }, 0.1);
    expect(weights).toEqual(whole);
  });

  test.each([
    ['is missing', {}, '"w" of 2 elements has none here'],
    ['has another length', { w: floats(1) }, '"w" of 2 elements has 1 here'],
    ['is not finite', { w: floats(1, Number.NaN) }, 'the gradient of "w" is not finite'],
  ])('refuses a gradient that %s, and changes nothing', (_, gradients, message) => {
    const weights = floats(1, 2);
    const optimizer = new AdamW([{ name: 'w', values: weights }]);
    expect(() => optimizer.step(gradients, 0.1)).toThrow(new RangeError(message));
    expect(weights).toEqual(floats(1, 2));
    expect(optimizer.state.steps).toBe(0);
  });
});
