import { sql } from 'kysely';
import { inTransaction, type Queryable } from '../in-transaction.ts';
import type { JobKind } from '../schema.ts';

/** An authoring job that is about to be forgotten. */
export interface ExpiredJob {
  id: string;
  kind: JobKind;
}

/**
 * Deletes ended jobs whose time is over (`RETENTION.jobs`), with their training events. `beforeDeletion` may delete
 * what else belongs to them, such as export files; if it rejects, the rows stay for the next try.
 */
export function deleteExpiredJobs(
  db: Queryable,
  beforeDeletion: (jobs: ExpiredJob[]) => Promise<void>,
  limit = 100,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const jobs = await trx
      .selectFrom('jobs')
      .select(['id', 'kind'])
      .where('expires_at', '<', sql<Date>`now()`)
      .where('ended_at', 'is not', null)
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    if (jobs.length === 0) return 0;
    await beforeDeletion(jobs);
    const ids = jobs.map((job) => job.id);
    await trx.deleteFrom('jobs').where('id', 'in', ids).execute();
    return jobs.length;
  });
}

/** Deletes analyze jobs whose time is over (`RETENTION.analyzeJobs`), with their results, whatever their state. */
export async function deleteExpiredAnalyzeJobs(db: Queryable, limit = 1000): Promise<number> {
  const deleted = await db
    .deleteFrom('analyze_jobs')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('analyze_jobs')
        .select('id')
        .where('expires_at', '<', sql<Date>`now()`)
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
