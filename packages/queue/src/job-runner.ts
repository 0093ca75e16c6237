import { randomUUID } from 'node:crypto';
import {
  type Claim,
  ClaimLostError,
  type DatabaseTransaction,
  type JobEnding,
  type Queryable,
  releaseLease,
  type StoredError,
  type StoredWarning,
} from '@spansmith/database';
import type { JobQueue } from './job-queue.ts';
import type { JobSource } from './job-source.ts';
import { DEFAULT_LEASE_TIMING, keepLease, type LeaseTiming } from './lease-keeper.ts';
import type { Logger } from './logger.ts';

/** What a handler has achieved. */
export interface JobCompletion {
  result?: unknown;
  warnings?: StoredWarning[];
  /** Writes in the transaction that ends the job: they happen together with its success, or not at all. */
  write?(trx: DatabaseTransaction): Promise<void>;
  /** Tidies up once the job has succeeded for good. Must not reject; a crash may leave it out. */
  afterwards?(): Promise<void>;
}

/**
 * Does a job's work. It may be called again for the same job after a crash, so it must be idempotent up to its
 * completion. When `signal` is aborted it stops soon; what it then returns or throws does not matter (unless the
 * reason is a shutdown: then a result still counts).
 *
 * @throws JobFailedError for what the job's owner shall read; anything else is logged and reported as internal
 */
export type JobHandler<Work> = (work: Work, signal: AbortSignal) => Promise<JobCompletion | undefined>;

/** Ends the job as failed, with these errors, and with warnings about what else was found. */
export class JobFailedError extends Error {
  readonly errors: StoredError[];
  readonly warnings: StoredWarning[];

  constructor(errors: StoredError[], warnings: StoredWarning[] = []) {
    super(errors[0]?.message);
    this.name = 'JobFailedError';
    this.errors = errors;
    this.warnings = warnings;
  }
}

/** The reason of the signal that stops a handler. */
export class JobAborted extends Error {
  readonly why: 'cancelled' | 'lost' | 'shutdown';

  constructor(why: 'cancelled' | 'lost' | 'shutdown') {
    super(`The job's work was stopped: ${why}.`);
    this.name = 'JobAborted';
    this.why = why;
  }
}

/** What a job runner works with. `timing` is only changed by tests. */
export interface JobRunnerOptions<Work extends { claim: Claim }> {
  db: Queryable;
  queue: JobQueue;
  source: JobSource<Work>;
  handler: JobHandler<Work>;
  /** Jobs at the same time in this process. */
  concurrency: number;
  logger: Logger;
  timing?: LeaseTiming;
}

/** Takes jobs and works on them until it is closed. */
export interface JobRunner {
  /** Stops handlers, gives their jobs back to be taken up by another process, and takes no more. */
  close(): Promise<void>;
}

/** Takes jobs from the queue and works on them, each under a lease. */
export function startJobRunner<Work extends { claim: Claim }>(options: JobRunnerOptions<Work>): JobRunner {
  const { queue, source, concurrency } = options;
  const shutdown = new AbortController();
  const consumer = queue.process(source.queue, (jobId) => runJob(options, jobId, shutdown.signal), {
    concurrency,
  });
  return {
    async close() {
      shutdown.abort();
      await consumer.close();
    },
  };
}

async function runJob<Work extends { claim: Claim }>(
  options: JobRunnerOptions<Work>,
  jobId: string,
  shutdown: AbortSignal,
): Promise<void> {
  const { db, source, handler, logger, timing = DEFAULT_LEASE_TIMING } = options;
  // A message that comes while we shut down is dropped: the sweep of another process queues its job again.
  if (shutdown.aborted) return;
  const work = await source.claim(db, jobId, timing.leaseSeconds);
  // Delivered twice, cancelled before it began, or expired.
  if (!work) return;

  const { claim } = work;
  const abort = new AbortController();
  const stopKeeping = keepLease(db, claim, timing, (why) => abort.abort(new JobAborted(why)));
  const onShutdown = () => abort.abort(new JobAborted('shutdown'));
  shutdown.addEventListener('abort', onShutdown);
  try {
    const outcome = await settle(handler, work, abort.signal);
    const why = (abort.signal.reason as JobAborted | undefined)?.why;
    if (why === 'lost') {
      logger.warn(
        { jobId, attempt: claim.attempt },
        'The lease was lost; another attempt goes on with the job.',
      );
    } else if (why === 'cancelled') {
      await finish({ status: 'cancelled' });
    } else if (why === 'shutdown' && 'error' in outcome) {
      await releaseLease(db, claim);
    } else if ('error' in outcome) {
      await finish(failure(outcome.error));
    } else {
      const { write, result, warnings, afterwards } = outcome.completion ?? {};
      const hasSucceeded = await finish({ status: 'succeeded', result, warnings }, write);
      if (hasSucceeded) await afterwards?.();
    }
  } finally {
    shutdown.removeEventListener('abort', onShutdown);
    await stopKeeping();
  }

  /** Returns whether the job has ended in this way, and not in another. */
  async function finish(ending: JobEnding, write?: JobCompletion['write']): Promise<boolean> {
    try {
      await db.transaction().execute(async (trx) => {
        await source.finish(trx, claim, ending);
        await write?.(trx);
      });
      return true;
    } catch (error) {
      if (error instanceof ClaimLostError && error.reason === 'cancelling') {
        await finish({ status: 'cancelled' });
      } else if (error instanceof ClaimLostError) {
        logger.warn({ jobId, attempt: claim.attempt }, 'The job ended elsewhere before this attempt.');
      } else if (ending.status === 'succeeded') {
        await finish(failure(error));
      } else {
        // The end can't be written: the lease runs out, and the job is taken up again.
        throw error;
      }
      return false;
    }
  }

  function failure(error: unknown): JobEnding {
    if (error instanceof JobFailedError) {
      return { status: 'failed', errors: error.errors, warnings: error.warnings };
    }
    const id = randomUUID();
    logger.error({ err: error, errorId: id, jobId }, 'A job failed unexpectedly.');
    const message = `An unexpected error occurred. The log of the service has it under the id ${id}.`;
    return { status: 'failed', errors: [{ code: 'InternalServerError', message }] };
  }
}

async function settle<Work>(
  handler: JobHandler<Work>,
  work: Work,
  signal: AbortSignal,
): Promise<{ completion: JobCompletion | undefined } | { error: unknown }> {
  try {
    return { completion: await handler(work, signal) };
  } catch (error) {
    return { error };
  }
}
