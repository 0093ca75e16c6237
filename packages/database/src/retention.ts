import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from './in-transaction.ts';

/** How long things are kept, as Postgres intervals. */
export const RETENTION = {
  /** Authoring jobs and what hangs on them: training events, export files. */
  jobs: '7 days',
  /** Analyze jobs with their results; the texts themselves go as soon as the job has ended. */
  analyzeJobs: '24 hours',
  /** Reported with a model; nothing is deleted when it has passed. */
  models: '18 months',
  /** Reported with a deployment; nothing is deleted when it has passed. */
  deployments: '30 months',
  /** A model that was trained again under its label and is deployed nowhere: time for a runtime that is loading it. */
  supersededModels: '1 hour',
} as const;

/** The time at which something made now expires, by the database's clock. */
export function expiry(interval: string): RawBuilder<Date> {
  return sql<Date>`now() + ${interval}::interval`;
}

/** When a model would expire that is trained now. */
export async function modelExpiration(db: Queryable): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select ${expiry(RETENTION.models)} as at`.execute(db);
  return rows[0].at;
}
