import type { JobCompletion, ProjectWork } from '@spansmith/queue';
import type { TrainingContext } from '../context.ts';

/**
 * Does a job of one kind. What it brings about in the database is written by the completion that it returns, in the
 * transaction that ends the job; everything before may happen again after a crash, so it only does what can be done
 * twice.
 *
 * Throws an ApiError to fail the job with a reason that is meant for the user, and the reason of `signal` when told
 * to stop. Whatever else it throws fails the job as a fault of ours (see `to-job-failure.ts`).
 */
export type JobHandler = (
  context: TrainingContext,
  work: ProjectWork,
  signal: AbortSignal,
) => Promise<JobCompletion>;
