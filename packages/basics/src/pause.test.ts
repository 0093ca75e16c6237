import { expect, it } from 'vitest';
import { pause } from './pause.ts';

it('ends when its time is over', async () => {
  await expect(pause(1, new AbortController().signal)).resolves.toBeUndefined();
});

it('ends, without rejecting, when the signal is aborted', async () => {
  const stop = new AbortController();
  const paused = pause(3_600_000, stop.signal);
  stop.abort();
  await expect(paused).resolves.toBeUndefined();
  await expect(pause(3_600_000, stop.signal)).resolves.toBeUndefined();
});
