import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import { createShutdown } from './shutdown.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const never = new Promise<void>(() => {});

it('runs the phases one after the other', async () => {
  const steps: string[] = [];
  const shutdown = createShutdown(
    [
      {
        name: 'first',
        run: async () => {
          await delay(5);
          steps.push('first');
        },
      },
      { name: 'second', run: () => steps.push('second') },
    ],
    log,
  );
  expect(await shutdown()).toEqual([]);
  expect(steps).toEqual(['first', 'second']);
});

it('runs once, however often it is called', async () => {
  let runs = 0;
  const shutdown = createShutdown([{ name: 'count', run: () => runs++ }], log);
  const promises = [shutdown(), shutdown()];
  await Promise.all(promises);
  await shutdown();
  expect(promises[0]).toBe(promises[1]);
  expect(runs).toBe(1);
});

it('goes on after a phase that throws, and reports it', async () => {
  const steps: string[] = [];
  const shutdown = createShutdown(
    [
      {
        name: 'drain',
        run: () => {
          throw new Error('stuck');
        },
      },
      { name: 'refuse', run: () => Promise.reject('no reason') },
      { name: 'close', run: () => steps.push('close') },
    ],
    log,
  );
  expect(await shutdown()).toEqual([
    { phase: 'drain', error: new Error('stuck') },
    { phase: 'refuse', error: new Error('no reason') },
  ]);
  expect(steps).toEqual(['close']);
});

it('goes on after a phase that never ends, and reports it', async () => {
  const steps: string[] = [];
  const shutdown = createShutdown(
    [
      { name: 'drain', run: () => never, timeLimitMs: 10 },
      { name: 'close', run: () => steps.push('close') },
    ],
    log,
  );
  const error = new Error('The phase "drain" took longer than 10 ms.');
  expect(await shutdown()).toEqual([{ phase: 'drain', error }]);
  expect(steps).toEqual(['close']);
});
