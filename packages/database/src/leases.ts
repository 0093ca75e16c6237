import { type RawBuilder, sql } from 'kysely';
import { type DatabaseTransaction, inTransaction, type Queryable } from './in-transaction.ts';
import type { JobStatus, QueueName, StoredError } from './schema.ts';

/**
 * Leases: how exactly one worker works on a job, though workers die and queues deliver twice.
 *
 * A claim takes a waiting job (no lease) and raises its `attempt`, the fencing token: whoever holds an older attempt
 * can't write any more. The lease is renewed while the work goes on. The sweep takes the lease from a worker that
 * stopped renewing, and the job waits again. All times are the database's, so workers' clocks don't matter.
 */
export interface Claim {
  table: LeasedTable;
  id: string;
  attempt: number;
}

/** The tables whose rows are jobs under leases. */
export type LeasedTable = 'jobs' | 'analyze_jobs';

/** So many workers may vanish with a job before it fails. */
export const MAX_LOST_LEASES = 5;

/** What the functions below need to know of a family of jobs. */
export interface LeasedJobs {
  table: LeasedTable;
  /** The queue of a row, as an SQL expression over the table's columns. */
  queue: RawBuilder<QueueName>;
  /** Ends jobs whose rows the transaction has locked. */
  end(
    trx: DatabaseTransaction,
    ids: string[],
    status: 'cancelled' | 'failed',
    errors: StoredError[],
  ): Promise<void>;
}

/** The claim is no longer worth anything: the job was cancelled, or another worker has it, or it is gone. */
export class ClaimLostError extends Error {
  readonly reason: 'cancelling' | 'lost';

  constructor(claim: Claim, reason: 'cancelling' | 'lost') {
    super(`Attempt ${claim.attempt} of job ${claim.id} may not write: it is ${reason}.`);
    this.name = 'ClaimLostError';
    this.reason = reason;
  }
}

/** The end of a lease that starts now. */
export function leaseEnd(leaseSeconds: number): RawBuilder<Date> {
  return sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`;
}

/**
 * Lengthens the lease, and tells how the job stands: `cancelling` asks the worker to stop and to write `cancelled`;
 * `lost` means that it must stop and write nothing.
 */
export async function renewLease(
  db: Queryable,
  claim: Claim,
  leaseSeconds: number,
): Promise<'running' | 'cancelling' | 'lost'> {
  const { rows } = await sql<{ status: 'running' | 'cancelling' }>`
    update ${sql.table(claim.table)} set lease_expires_at = ${leaseEnd(leaseSeconds)}
    where id = ${claim.id} and attempt = ${claim.attempt} and status in ('running', 'cancelling')
    returning status`.execute(db);
  return rows[0]?.status ?? 'lost';
}

/**
 * Locks the job's row for the rest of the transaction if the claim still holds, so that writes in it are safe from
 * other attempts. Undefined: the claim is lost.
 */
export async function holdClaim(
  trx: DatabaseTransaction,
  claim: Claim,
): Promise<'running' | 'cancelling' | undefined> {
  const { rows } = await sql<{ status: 'running' | 'cancelling' }>`
    select status from ${sql.table(claim.table)}
    where id = ${claim.id} and attempt = ${claim.attempt} and status in ('running', 'cancelling')
    for update`.execute(trx);
  return rows[0]?.status;
}

/**
 * As `holdClaim`, for writing an end state: a job that is to be cancelled can only end as cancelled.
 *
 * @throws ClaimLostError, which undoes the caller's transaction
 */
export async function holdClaimToEnd(
  trx: DatabaseTransaction,
  claim: Claim,
  end: 'succeeded' | 'failed' | 'cancelled',
): Promise<void> {
  const status = await holdClaim(trx, claim);
  if (status === undefined) throw new ClaimLostError(claim, 'lost');
  if (status === 'cancelling' && end !== 'cancelled') throw new ClaimLostError(claim, 'cancelling');
}

/**
 * Gives an unfinished job back, for a worker that is shutting down: the next sweep queues it again. Not this call,
 * because the queue still holds the message that the worker is about to finish, and would ignore a second one.
 */
export async function releaseLease(db: Queryable, claim: Claim): Promise<void> {
  await sql`
    update ${sql.table(claim.table)} set lease_expires_at = null, queued_at = to_timestamp(0)
    where id = ${claim.id} and attempt = ${claim.attempt} and status in ('running', 'cancelling')`.execute(
    db,
  );
}

/** A cancel request's outcome; `accepted` is false when the job had ended already, with `status`. */
export interface CancelOutcome {
  accepted: boolean;
  status: JobStatus;
}

/** Whether a worker holds the lease of a job now. */
export const workedOn = sql<boolean>`coalesce(lease_expires_at > clock_timestamp(), false)`;

/** Cancels a job that nobody works on at once, and asks the worker of any other to stop. Undefined: no such job. */
export function requestCancel(
  db: Queryable,
  jobs: LeasedJobs,
  id: string,
): Promise<CancelOutcome | undefined> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ id: string; status: JobStatus; worked_on: boolean }>`
      select id, status, ${workedOn} as worked_on
      from ${sql.table(jobs.table)} where id = ${id} for update`.execute(trx);
    if (rows.length === 0) return undefined;
    const { status, worked_on } = rows[0];
    if (status === 'succeeded' || status === 'failed' || status === 'cancelled')
      return { accepted: false, status };
    await cancelLocked(trx, jobs, rows);
    return { accepted: true, status: worked_on ? 'cancelling' : 'cancelled' };
  });
}

/** Cancels jobs that have not ended, as `requestCancel` does; the transaction has locked their rows. */
export async function cancelLocked(
  trx: DatabaseTransaction,
  jobs: LeasedJobs,
  rows: readonly { id: string; worked_on: boolean }[],
): Promise<void> {
  const idsWhere = (isWorkedOn: boolean) =>
    rows.filter((row) => row.worked_on === isWorkedOn).map((row) => row.id);
  const [idle, busy] = [idsWhere(false), idsWhere(true)];
  if (idle.length > 0) await jobs.end(trx, idle, 'cancelled', []);
  if (busy.length > 0) {
    await sql`
      update ${sql.table(jobs.table)} set status = 'cancelling', updated_at = now()
      where id = any(${busy})`.execute(trx);
  }
}

/** How many jobs a sweep has mended, and in which way. */
export interface SweepOutcome {
  requeued: number;
  cancelled: number;
  failed: number;
}

/**
 * Mends what crashes left behind, up to `limit` jobs: takes expired leases away, queues waiting jobs again whose
 * message seems lost (none for `requeueAfterSeconds`), ends cancelled jobs whose worker is gone, and fails a job that
 * `MAX_LOST_LEASES` workers have vanished with. Any number of processes may sweep at the same time.
 */
export function sweepLeases(
  db: Queryable,
  jobs: LeasedJobs,
  options: { requeueAfterSeconds: number; limit?: number },
): Promise<SweepOutcome> {
  return inTransaction(db, async (trx) => {
    const table = sql.table(jobs.table);
    const { rows } = await sql<{ id: string; status: JobStatus; lost_leases: number; expired: boolean }>`
      select id, status, lost_leases, lease_expires_at is not null as expired from ${table} as job
      where status in ('notStarted', 'running', 'cancelling') and (
        lease_expires_at < clock_timestamp()
        or (lease_expires_at is null and status = 'cancelling')
        or (lease_expires_at is null
          and queued_at < clock_timestamp() - make_interval(secs => ${options.requeueAfterSeconds})
          and not exists (select from outbox where outbox.job_id = job.id))
      )
      order by queued_at limit ${options.limit ?? 100} for update skip locked`.execute(trx);

    const ids = (chosen: typeof rows) => chosen.map((row) => row.id);
    const cancelled = rows.filter((row) => row.status === 'cancelling');
    const hopeless = (row: (typeof rows)[number]) => row.expired && row.lost_leases + 1 >= MAX_LOST_LEASES;
    const failed = rows.filter((row) => row.status !== 'cancelling' && hopeless(row));
    const requeued = rows.filter((row) => row.status !== 'cancelling' && !hopeless(row));

    if (cancelled.length > 0) await jobs.end(trx, ids(cancelled), 'cancelled', []);
    if (failed.length > 0) await jobs.end(trx, ids(failed), 'failed', [LOST_TOO_OFTEN]);
    if (requeued.length > 0) {
      await sql`
        with requeued as (
          update ${table} set
            lost_leases = lost_leases + (lease_expires_at is not null)::int,
            lease_expires_at = null,
            queued_at = clock_timestamp()
          where id = any(${ids(requeued)}) returning id, ${jobs.queue} as queue
        )
        insert into outbox (queue, job_id) select queue, id from requeued`.execute(trx);
    }
    return { requeued: requeued.length, cancelled: cancelled.length, failed: failed.length };
  });
}

const LOST_TOO_OFTEN: StoredError = {
  code: 'InternalServerError',
  message:
    `The job was started ${MAX_LOST_LEASES} times, and each time its worker ended without a result. ` +
    'The worker may need more memory; its log says more.',
};
