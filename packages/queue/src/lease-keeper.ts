import { pause } from '@spansmith/basics';
import { type Claim, type Queryable, renewLease } from '@spansmith/database';

/** How long leases hold, and how often they are renewed. */
export interface LeaseTiming {
  /** How long a claim holds without being renewed. */
  leaseSeconds: number;
  /** How often it is renewed, and so how soon a cancel request is seen. */
  renewEveryMs: number;
}

/** A dead worker's job waits for 8 s at most, and a renewal may be late by 7.5 s. */
export const DEFAULT_LEASE_TIMING: LeaseTiming = { leaseSeconds: 8, renewEveryMs: 500 };

/**
 * Renews a lease until stopped. Calls `onEnd` once, when the job is to be cancelled (and goes on renewing, so that the
 * worker has time to stop) or when the lease is lost: taken away, or not renewed for too long because the database is
 * away.
 *
 * @returns stops it
 */
export function keepLease(
  db: Queryable,
  claim: Claim,
  timing: LeaseTiming,
  onEnd: (reason: 'cancelled' | 'lost') => void,
): () => Promise<void> {
  const stop = new AbortController();

  async function run(): Promise<void> {
    let heldUntil = performance.now() + timing.leaseSeconds * 1000;
    let cancelling = false;
    while (!stop.signal.aborted) {
      await pause(timing.renewEveryMs, stop.signal);
      if (stop.signal.aborted) return;
      const asked = performance.now();
      // Without an answer we know nothing new: the lease still ends when it would have ended.
      const state = await renewLease(db, claim, timing.leaseSeconds).catch(() => undefined);
      if (state === 'lost' || (state === undefined && performance.now() > heldUntil)) {
        if (!stop.signal.aborted && !cancelling) onEnd('lost');
        return;
      }
      if (state === undefined) continue;
      heldUntil = asked + timing.leaseSeconds * 1000;
      if (state === 'cancelling' && !cancelling) {
        cancelling = true;
        if (!stop.signal.aborted) onEnd('cancelled');
      }
    }
  }
  const running = run();

  return async () => {
    stop.abort();
    await running;
  };
}
