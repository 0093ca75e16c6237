import { expect, it } from 'vitest';
import { withTimeLimit } from './time-limit.ts';

it('gives what the work gives', async () => {
  expect(await withTimeLimit('Counting', 10_000, () => 1)).toBe(1);
  expect(await withTimeLimit('Counting', 10_000, async () => 2)).toBe(2);
});

it('rejects as the work does, also where it throws at once', async () => {
  const thrown = () => {
    throw new Error('thrown');
  };
  await expect(withTimeLimit('Counting', 10_000, thrown)).rejects.toThrow('thrown');
  await expect(withTimeLimit('Counting', 10_000, () => Promise.reject('no'))).rejects.toBe('no');
});

it('rejects when the work does not end', async () => {
  const work = () => new Promise<void>(() => {});
  await expect(withTimeLimit('Counting', 5, work)).rejects.toThrow('Counting took longer than 5 ms.');
});
