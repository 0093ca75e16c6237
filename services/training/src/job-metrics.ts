import type { JobKind, Queryable } from '@spansmith/database';
import type { Metrics } from '@spansmith/service-kit';

/** Imports take parts of a second, trainings minutes. */
const JOB_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600];

/** `stopped`: cancelled, given back at a shutdown, or taken over by another worker. */
export type JobOutcome = 'done' | 'failed' | 'stopped';

/** Counts what this process does. */
export interface JobMetrics {
  observe(kind: JobKind, outcome: JobOutcome, seconds: number): void;
}

/** Registers the figures of jobs; those of what waits are asked of the database at each scrape. */
export function createJobMetrics(metrics: Metrics, db: Queryable): JobMetrics {
  const seconds = metrics.histogram({
    name: 'spansmith_job_duration_seconds',
    help: 'Time that this process worked on a job, by kind and how it came out.',
    labels: ['kind', 'outcome'],
    buckets: JOB_SECONDS,
  });
  metrics.gauge({
    name: 'spansmith_waiting_training_jobs',
    help: 'Training jobs that nobody works on yet, in the whole platform.',
    read: () => countWaiting(db, 'training'),
  });
  metrics.gauge({
    name: 'spansmith_waiting_project_jobs',
    help: 'Jobs of all other kinds that nobody works on yet, in the whole platform.',
    read: () => countWaiting(db, 'other'),
  });
  return { observe: (kind, outcome, took) => seconds.observe({ kind, outcome }, took) };
}

async function countWaiting(db: Queryable, which: 'training' | 'other'): Promise<number> {
  const { total } = await db
    .selectFrom('jobs')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('status', '=', 'notStarted')
    .where('kind', which === 'training' ? '=' : '!=', 'train')
    .executeTakeFirstOrThrow();
  return total;
}
