import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { DatabaseTransaction, Queryable } from '../in-transaction.ts';
import { json, jsonOrNull } from '../json.ts';
import {
  type CancelOutcome,
  type Claim,
  holdClaimToEnd,
  type LeasedJobs,
  leaseEnd,
  requestCancel,
} from '../leases.ts';
import { isStorableName } from '../names.ts';
import type { PageRequest } from '../page.ts';
import { expiry, RETENTION } from '../retention.ts';
import type { JobKind, JobRow, JobTable, QueueName, StoredError, StoredWarning } from '../schema.ts';

/** The jobs that authoring accepts, for the functions of `leases.ts`. */
export const authoringJobs: LeasedJobs = {
  table: 'jobs',
  queue: sql<QueueName>`case kind when 'train' then 'training-jobs' else 'project-jobs' end`,
  end: endJobs,
};

/**
 * Whether the job of an outbox row has to wait, because an earlier one of its project has not ended yet: what a client
 * asks for in a row happens in that order. Nobody waits for a training, which may take long.
 */
export const waitsForEarlierJob = sql<boolean>`exists (
  select from jobs as job join jobs as earlier
    on earlier.project_name = job.project_name and earlier.sequence < job.sequence
  where job.id = outbox.job_id
    and earlier.kind <> 'train' and earlier.status in ('notStarted', 'running', 'cancelling'))`;

/** A job that is to be accepted. */
export interface NewJob {
  kind: JobKind;
  /** Null: there is no such project yet; only an import, which makes it, can do without. */
  projectId: string | null;
  projectName: string;
  /** Model label or deployment name, where the job has one. */
  target?: string;
  /** What the worker needs to know, as JSON. */
  payload: unknown;
}

/** A job as status requests need it. An import's payload (a whole labels file) is left out: null. */
export type JobState = Omit<Selectable<JobTable>, 'sequence'>;

/** The project was deleted before its job could be written. */
export class ProjectGoneError extends Error {
  constructor(projectName: string) {
    super(`The project ${projectName} was deleted meanwhile.`);
    this.name = 'ProjectGoneError';
  }
}

/**
 * Writes a job and its way to the queue in one statement. Returns the job's id.
 *
 * @throws ProjectGoneError
 */
export async function createJob(db: Queryable, job: NewJob): Promise<string> {
  const id = await insertJob(db, job);
  // Only training jobs have a condition that an insert can miss.
  if (id === undefined) throw new Error(`A ${job.kind} job was not written.`);
  return id;
}

/**
 * As `createJob`, for a training: a project has one at a time, however many authoring processes are asked at once.
 *
 * @returns the new job, or the one that is running
 * @throws ProjectGoneError
 */
export async function createTrainingJob(
  db: Queryable,
  job: Omit<NewJob, 'kind' | 'projectId'> & { projectId: string },
): Promise<{ id: string } | { runningJobId: string }> {
  while (true) {
    const id = await insertJob(db, { ...job, kind: 'train' });
    if (id !== undefined) return { id };
    const running = await db
      .selectFrom('jobs')
      .select('id')
      .where('project_id', '=', job.projectId)
      .where('kind', '=', 'train')
      .where('status', 'in', ['notStarted', 'running', 'cancelling'])
      .executeTakeFirst();
    if (running) return { runningJobId: running.id };
    // It ended between the two statements: try again.
  }
}

async function insertJob(db: Queryable, job: NewJob): Promise<string | undefined> {
  const id = randomUUID();
  const { projectId } = job;
  // Whether the project exists is told by the row that was locked, which a deletion that had begun before takes away.
  const project =
    projectId === null
      ? sql`select null::uuid as id`
      : sql`select id from projects where id = ${projectId} for key share`;
  const { rows } = await sql`
    with project as (${project}), job as (
      insert into jobs (id, kind, project_id, project_name, target, status, payload, errors, warnings, updated_at, expires_at)
      select ${id}, ${job.kind}, project.id, ${job.projectName}, ${job.target ?? null}, 'notStarted',
        ${json(job.payload)}, '[]', '[]', now(), ${expiry(RETENTION.jobs)}
      from project
      on conflict (project_id) where kind = 'train' and status in ('notStarted', 'running', 'cancelling') do nothing
      returning id, ${authoringJobs.queue} as queue
    ), queued as (
      insert into outbox (queue, job_id) select queue, id from job
    )
    select (select id from job) as id, exists (select from project) as project_exists
  `.execute(db);
  const [row] = rows as { id: string | null; project_exists: boolean }[];
  if (!row.project_exists) throw new ProjectGoneError(job.projectName);
  return row.id ?? undefined;
}

/** Undefined: no such job, or it has expired. */
export async function getJob(db: Queryable, id: string): Promise<JobState | undefined> {
  if (!isStorableName(id)) return undefined;
  return db
    .selectFrom('jobs')
    .select(STATE_COLUMNS)
    .select(statePayload)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A project's jobs of one kind, newest first. */
export function listJobs(
  db: Queryable,
  of: { projectId: string; kind: JobKind },
  page: PageRequest,
): Promise<JobState[]> {
  return db
    .selectFrom('jobs')
    .select(STATE_COLUMNS)
    .select(statePayload)
    .where('project_id', '=', of.projectId)
    .where('kind', '=', of.kind)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .offset(page.skip)
    .limit(page.limit)
    .execute();
}

const STATE_COLUMNS = [
  'id',
  'kind',
  'project_id',
  'project_name',
  'target',
  'status',
  'result',
  'errors',
  'warnings',
  'progress',
  'attempt',
  'lease_expires_at',
  'lost_leases',
  'queued_at',
  'created_at',
  'updated_at',
  'started_at',
  'ended_at',
  'expires_at',
] as const;
const statePayload = sql<unknown>`case when kind <> 'import' then payload end`.as('payload');

/** Takes a waiting job for `leaseSeconds`. Undefined: it is not waiting (any more), or gone. */
export async function claimJob(
  db: Queryable,
  id: string,
  leaseSeconds: number,
): Promise<{ job: JobRow; claim: Claim } | undefined> {
  const job = await db
    .updateTable('jobs')
    .set((eb) => ({
      status: 'running',
      attempt: eb('attempt', '+', 1),
      lease_expires_at: leaseEnd(leaseSeconds),
      started_at: eb.fn.coalesce('started_at', sql<Date>`now()`),
      updated_at: sql`now()`,
    }))
    .where('id', '=', id)
    .where('status', 'in', ['notStarted', 'running'])
    .where('lease_expires_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return job && { job, claim: { table: 'jobs', id, attempt: job.attempt } };
}

/** How a job ends. */
export type JobEnding =
  | { status: 'succeeded'; result?: unknown; warnings?: StoredWarning[] }
  | { status: 'failed'; errors: StoredError[]; warnings?: StoredWarning[] }
  | { status: 'cancelled' };

/**
 * Writes a job's end. What it brought about (models, documents...) is written in the same transaction, after this
 * call, so that both appear together or not at all.
 *
 * @throws ClaimLostError when the job is to be cancelled (unless that is the ending), or another attempt has it
 */
export async function finishJob(trx: DatabaseTransaction, claim: Claim, ending: JobEnding): Promise<void> {
  await holdClaimToEnd(trx, claim, ending.status);
  await trx
    .updateTable('jobs')
    .set({
      ...ended(ending.status),
      ...(ending.status !== 'cancelled' && { warnings: json(ending.warnings ?? []) }),
      ...(ending.status === 'succeeded' && { result: jsonOrNull(ending.result) }),
      ...(ending.status === 'failed' && { errors: json(ending.errors) }),
    })
    .where('id', '=', claim.id)
    .execute();
  // Tells the outbox relay, which else would find only at its next poll that a later job need not wait any more.
  await sql`select pg_notify('spansmith_outbox', '')`.execute(trx);
}

/** Cancels a job. Undefined: no such job. */
export async function requestJobCancel(db: Queryable, id: string): Promise<CancelOutcome | undefined> {
  return isStorableName(id) ? requestCancel(db, authoringJobs, id) : undefined;
}

async function endJobs(
  trx: DatabaseTransaction,
  ids: string[],
  status: 'cancelled' | 'failed',
  errors: StoredError[],
): Promise<void> {
  await trx
    .updateTable('jobs')
    .set({ ...ended(status), errors: json(errors) })
    .where('id', 'in', ids)
    .execute();
}

function ended(status: 'succeeded' | 'failed' | 'cancelled') {
  return {
    status,
    // The labels file of an import is large, and of no use any more.
    payload: sql<string>`case when kind = 'import' then 'null' else payload end`,
    lease_expires_at: null,
    ended_at: sql<Date>`now()`,
    updated_at: sql<Date>`now()`,
  };
}
