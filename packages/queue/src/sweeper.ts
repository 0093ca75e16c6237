import { pause } from '@spansmith/basics';
import {
  analyzeJobs,
  authoringJobs,
  deleteExpiredAnalyzeJobs,
  deleteExpiredJobs,
  type ExpiredJob,
  type LeasedJobs,
  type Queryable,
  sweepLeases,
} from '@spansmith/database';
import type { Logger } from './logger.ts';

/** What the sweeper works with; defaults in parentheses. */
export interface SweeperOptions {
  db: Queryable;
  logger: Logger;
  /** Deletes what else belongs to expired authoring jobs, such as export files. */
  beforeJobsExpire?(jobs: ExpiredJob[]): Promise<void>;
  /** Between two sweeps (2,000). */
  intervalMs?: number;
  /** A job that no worker has taken for so long is queued again (10). It may just wait in a long queue: harmless. */
  requeueAfterSeconds?: number;
}

/** Sweeps until it is closed. */
export interface Sweeper {
  close(): Promise<void>;
}

const EXPIRY_EVERY_MS = 60_000;

/**
 * Brings jobs back that a dead worker or a wiped queue has lost, and deletes expired ones. Runs in every process that
 * works on jobs; several don't disturb each other.
 */
export function startSweeper(options: SweeperOptions): Sweeper {
  const { logger, intervalMs = 2_000 } = options;
  const stop = new AbortController();

  async function attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      logger.error({ err: error }, `${what} failed; the next sweep tries again.`);
    }
  }

  async function run(): Promise<void> {
    let expireAt = 0;
    while (!stop.signal.aborted) {
      for (const jobs of [authoringJobs, analyzeJobs]) {
        await attempt(`Sweeping ${jobs.table}`, () => sweepOnce(options, jobs));
      }
      if (performance.now() >= expireAt) {
        expireAt = performance.now() + EXPIRY_EVERY_MS;
        await attempt('Deleting expired jobs', () => expireOnce(options));
      }
      await pause(intervalMs, stop.signal);
    }
  }
  const running = run();

  return {
    async close() {
      stop.abort();
      await running;
    },
  };
}

async function sweepOnce({ db, logger, requeueAfterSeconds = 10 }: SweeperOptions, jobs: LeasedJobs) {
  const outcome = await sweepLeases(db, jobs, { requeueAfterSeconds });
  if (Object.values(outcome).some((count) => count > 0)) {
    logger.warn(
      { table: jobs.table, ...outcome },
      'Took up jobs that had lost their worker or their message.',
    );
  }
}

async function expireOnce({ db, beforeJobsExpire }: SweeperOptions): Promise<void> {
  await deleteExpiredJobs(db, async (jobs) => beforeJobsExpire?.(jobs));
  await deleteExpiredAnalyzeJobs(db);
}
