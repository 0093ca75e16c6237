import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

/** Polls `condition` until it is true. @throws Error of `timeoutMessage` after `timeoutMs`. */
export async function waitUntil(
  condition: () => Promise<boolean>,
  timeoutMs: number,
  timeoutMessage: () => string,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(timeoutMessage());
    await sleep(POLL_MS);
  }
}
