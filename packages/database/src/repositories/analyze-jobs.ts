import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type DatabaseTransaction, inTransaction, type Queryable } from '../in-transaction.ts';
import { json, jsonOrNull } from '../json.ts';
import {
  type CancelOutcome,
  type Claim,
  holdClaim,
  holdClaimToEnd,
  type LeasedJobs,
  leaseEnd,
  requestCancel,
} from '../leases.ts';
import { isStorableName } from '../names.ts';
import { expiry, RETENTION } from '../retention.ts';
import type {
  AnalyzeDocument,
  AnalyzeJobRow,
  AnalyzeTaskRow,
  QueueName,
  StoredAnalyzeResults,
  StoredError,
} from '../schema.ts';

/** Analyze jobs, for the functions of `leases.ts`. */
export const analyzeJobs: LeasedJobs = {
  table: 'analyze_jobs',
  queue: sql<QueueName>`'analyze-jobs'`,
  end: endAnalyzeJobs,
};

/** An analyze request that was accepted. */
export interface NewAnalyzeJob {
  displayName?: string;
  defaultLanguage?: string;
  documents: AnalyzeDocument[];
  tasks: {
    taskName?: string;
    projectName: string;
    deploymentName: string;
    stringIndexType: 'TextElements_v8' | 'UnicodeCodePoint' | 'Utf16CodeUnit';
  }[];
}

/** A job and its tasks in the order of the request. */
export interface AnalyzeJob {
  job: AnalyzeJobRow;
  tasks: AnalyzeTaskRow[];
}

/** Writes a job, its tasks and its way to the queue, all or nothing. Returns the job's id, a UUID. */
export function createAnalyzeJob(db: Queryable, request: NewAnalyzeJob): Promise<string> {
  return inTransaction(db, async (trx) => {
    const id = randomUUID();
    await trx
      .insertInto('analyze_jobs')
      .values({
        id,
        display_name: jsonOrNull(request.displayName),
        status: 'notStarted',
        default_language: jsonOrNull(request.defaultLanguage),
        documents: json(request.documents),
        errors: '[]',
        updated_at: sql`now()`,
        expires_at: expiry(RETENTION.analyzeJobs),
      })
      .execute();
    const tasks = request.tasks.map((task, position) => ({
      job_id: id,
      position,
      task_name: jsonOrNull(task.taskName),
      project_name: json(task.projectName),
      deployment_name: json(task.deploymentName),
      string_index_type: task.stringIndexType,
      status: 'notStarted' as const,
      updated_at: sql<Date>`now()`,
    }));
    await trx.insertInto('analyze_tasks').values(tasks).execute();
    await trx.insertInto('outbox').values({ queue: 'analyze-jobs', job_id: id }).execute();
    return id;
  });
}

/** Takes a waiting job for `leaseSeconds`. Undefined: it is not waiting (any more), or gone. */
export function claimAnalyzeJob(
  db: Queryable,
  id: string,
  leaseSeconds: number,
): Promise<(AnalyzeJob & { claim: Claim }) | undefined> {
  return inTransaction(db, async (trx) => {
    const job = await trx
      .updateTable('analyze_jobs')
      .set((eb) => ({
        status: 'running',
        attempt: eb('attempt', '+', 1),
        lease_expires_at: leaseEnd(leaseSeconds),
        updated_at: sql`now()`,
      }))
      .where('id', '=', id)
      .where('status', 'in', ['notStarted', 'running'])
      .where('lease_expires_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!job) return undefined;
    await trx
      .updateTable('analyze_tasks')
      .set({ status: 'running', updated_at: sql`now()` })
      .where('job_id', '=', id)
      .where('status', '=', 'notStarted')
      .execute();
    const claim: Claim = { table: 'analyze_jobs', id, attempt: job.attempt };
    return { job, tasks: await tasksOf(trx, id), claim };
  });
}

/** How a task of an analyze job ends. */
export type AnalyzeTaskEnding =
  | { status: 'succeeded'; results: StoredAnalyzeResults }
  | { status: 'failed'; error: StoredError };

/** Writes a task's end. False: the claim is lost, and nothing was written. */
export function completeAnalyzeTask(
  db: Queryable,
  claim: Claim,
  position: number,
  ending: AnalyzeTaskEnding,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    if (!(await holdClaim(trx, claim))) return false;
    await trx
      .updateTable('analyze_tasks')
      .set({
        status: ending.status,
        results: ending.status === 'succeeded' ? json(ending.results) : null,
        error: ending.status === 'failed' ? json(ending.error) : null,
        updated_at: sql`now()`,
      })
      .where('job_id', '=', claim.id)
      .where('position', '=', position)
      .execute();
    await trx
      .updateTable('analyze_jobs')
      .set({ updated_at: sql`now()` })
      .where('id', '=', claim.id)
      .execute();
    return true;
  });
}

/** How an analyze job ends; its results are in its tasks. */
export type AnalyzeJobEnding =
  | { status: 'succeeded' }
  | { status: 'failed'; errors: StoredError[] }
  | { status: 'cancelled' };

/**
 * Writes a job's end and forgets its texts. Tasks that have not ended end as the job does.
 *
 * @throws ClaimLostError when the job is to be cancelled (unless that is the ending), or another attempt has it
 */
export async function finishAnalyzeJob(
  trx: DatabaseTransaction,
  claim: Claim,
  ending: AnalyzeJobEnding,
): Promise<void> {
  await holdClaimToEnd(trx, claim, ending.status);
  await endAnalyzeJobs(trx, [claim.id], ending.status, ending.status === 'failed' ? ending.errors : []);
}

/** Cancels a job. Undefined: no such job. */
export async function requestAnalyzeJobCancel(db: Queryable, id: string): Promise<CancelOutcome | undefined> {
  return isStorableName(id) ? requestCancel(db, analyzeJobs, id) : undefined;
}

/** Undefined: no such job, or it has expired. */
export async function getAnalyzeJob(db: Queryable, id: string): Promise<AnalyzeJob | undefined> {
  if (!isStorableName(id)) return undefined;
  const job = await db.selectFrom('analyze_jobs').selectAll().where('id', '=', id).executeTakeFirst();
  return job && { job, tasks: await tasksOf(db, id) };
}

function tasksOf(db: Queryable, jobId: string): Promise<AnalyzeTaskRow[]> {
  return db.selectFrom('analyze_tasks').selectAll().where('job_id', '=', jobId).orderBy('position').execute();
}

async function endAnalyzeJobs(
  trx: DatabaseTransaction,
  ids: string[],
  status: 'succeeded' | 'cancelled' | 'failed',
  errors: StoredError[],
): Promise<void> {
  await trx
    .updateTable('analyze_tasks')
    .set({ status, error: errors[0] ? json(errors[0]) : null, updated_at: sql`now()` })
    .where('job_id', 'in', ids)
    .where('status', 'in', ['notStarted', 'running'])
    .execute();
  await trx
    .updateTable('analyze_jobs')
    .set({ status, errors: json(errors), documents: '[]', lease_expires_at: null, updated_at: sql`now()` })
    .where('id', 'in', ids)
    .execute();
}
