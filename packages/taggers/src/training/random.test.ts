import { expect, test } from 'vitest';
import { Random } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 5 }, () => random.uniform());
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test('uniform numbers spread over 0..1', () => {
  const random = new Random(3);
  const deciles = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 10_000; draw++) deciles[Math.floor(10 * random.uniform())]!++;
  expect(deciles).toHaveLength(10);
  for (const count of deciles) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('dropout leaves the mean as it is', () => {
  const mask = new Float32Array(10_000);
  new Random(4).fillDropout(mask, 0.25);
  expect(new Set(mask)).toEqual(new Set([0, Math.fround(4 / 3)]));
  expect(mask.reduce((sum, value) => sum + value) / mask.length).toBeCloseTo(1, 1);
});

test('a shuffle keeps all items', () => {
  const items = Array.from({ length: 50 }, (_, at) => at);
  const shuffled = [...items];
  new Random(5).shuffle(shuffled);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.sort((a, b) => a - b)).toEqual(items);
});
