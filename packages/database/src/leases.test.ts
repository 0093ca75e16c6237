import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../../tests/support/postgres.ts';
import { insertTestJob } from '../../../tests/support/rows.ts';
import { claimedJob } from '../test-support/fixtures.ts';
import {
  appendTrainingEvent,
  authoringJobs,
  type Claim,
  ClaimLostError,
  claimJob,
  finishJob,
  getJob,
  type JobEnding,
  releaseLease,
  renewLease,
  requestJobCancel,
  sweepLeases,
} from './index.ts';
import { holdClaim, MAX_LOST_LEASES } from './leases.ts';

const database = await useTestDatabase();
const { db } = database;
beforeEach(async () => {
  await db.deleteFrom('jobs').execute();
  await db.deleteFrom('outbox').execute();
});

/** As if the worker had not renewed its lease for a while. */
async function letLeaseExpire(id: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ lease_expires_at: sql<Date>`now() - interval '1 second'` })
    .where('id', '=', id)
    .execute();
}

async function letWait(id: string, seconds: number): Promise<void> {
  await sql`update jobs set queued_at = now() - make_interval(secs => ${seconds}) where id = ${id}`.execute(
    db,
  );
}

const sweep = () => sweepLeases(db, authoringJobs, { requeueAfterSeconds: 10 });
const finish = (claim: Claim, ending: JobEnding) =>
  db.transaction().execute((trx) => finishJob(trx, claim, ending));
const queued = async () =>
  (await db.selectFrom('outbox').select('job_id').execute()).map((row) => row.job_id);

describe('claims', () => {
  it('gives a job to one of many workers that ask at once', async () => {
    const id = await insertTestJob(db);
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimJob(db, id, 60)));
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
  });

  it('shows a claimed job as running since the first claim', async () => {
    const { job, claim } = await claimedJob(db);
    expect(job).toMatchObject({ status: 'running', attempt: 1 });
    await releaseLease(db, claim);
    const again = await claimJob(db, job.id, 60);
    expect(again?.job).toMatchObject({ attempt: 2, started_at: job.started_at });
  });

  it('claims no job that has ended, and none that does not exist', async () => {
    const { job, claim } = await claimedJob(db);
    await finish(claim, { status: 'succeeded' });
    expect(await claimJob(db, job.id, 60)).toBeUndefined();
    expect(await claimJob(db, 'no-such-job', 60)).toBeUndefined();
  });

  it('lets the next sweep queue a released job again, without counting it as lost', async () => {
    const { job, claim } = await claimedJob(db);
    await db.deleteFrom('outbox').execute();
    await releaseLease(db, claim);
    expect(await sweep()).toEqual({ requeued: 1, cancelled: 0, failed: 0 });
    expect(await queued()).toEqual([job.id]);
    expect(await getJob(db, job.id)).toMatchObject({ lost_leases: 0, lease_expires_at: null });
  });
});

describe('fencing', () => {
  it('lets an older attempt write nothing', async () => {
    const { job, claim } = await claimedJob(db);
    await letLeaseExpire(job.id);
    await sweep();
    await claimJob(db, job.id, 60);

    expect(await renewLease(db, claim, 60)).toBe('lost');
    expect(await appendTrainingEvent(db, claim, { percent: 50 })).toBeUndefined();
    await expect(finish(claim, { status: 'succeeded' })).rejects.toThrow(ClaimLostError);
    expect(await getJob(db, job.id)).toMatchObject({ status: 'running', attempt: 2, progress: null });
  });

  it('lets a worker whose lease ran out finish while nobody else has the job', async () => {
    const { job, claim } = await claimedJob(db);
    await letLeaseExpire(job.id);
    await finish(claim, { status: 'succeeded', result: { done: true } });
    expect(await getJob(db, job.id)).toMatchObject({ status: 'succeeded', result: { done: true } });
  });

  it('undoes what a lost attempt wrote in the transaction of its end', async () => {
    const { job, claim } = await claimedJob(db);
    const stale = { ...claim, attempt: claim.attempt - 1 };
    const ending = db.transaction().execute(async (trx) => {
      await trx
        .insertInto('outbox')
        .values({ queue: 'project-jobs', job_id: 'from-a-lost-attempt' })
        .execute();
      await finishJob(trx, stale, { status: 'succeeded' });
    });
    await expect(ending).rejects.toMatchObject({ reason: 'lost' });
    expect(await queued()).toEqual([job.id]);
  });
});

describe('cancelling', () => {
  it('cancels a job that has not begun at once', async () => {
    const id = await insertTestJob(db);
    expect(await requestJobCancel(db, id)).toEqual({ accepted: true, status: 'cancelled' });
    expect(await claimJob(db, id, 60)).toBeUndefined();
    expect((await getJob(db, id))?.ended_at).toBeInstanceOf(Date);
  });

  it('asks the worker of a running job, which then can only write cancelled', async () => {
    const { job, claim } = await claimedJob(db);
    expect(await requestJobCancel(db, job.id)).toEqual({ accepted: true, status: 'cancelling' });
    expect(await requestJobCancel(db, job.id)).toEqual({ accepted: true, status: 'cancelling' });
    expect(await renewLease(db, claim, 60)).toBe('cancelling');
    await expect(finish(claim, { status: 'succeeded' })).rejects.toMatchObject({ reason: 'cancelling' });
    await expect(finish(claim, { status: 'failed', errors: [] })).rejects.toMatchObject({
      reason: 'cancelling',
    });
    await finish(claim, { status: 'cancelled' });
    expect(await getJob(db, job.id)).toMatchObject({ status: 'cancelled' });
  });

  it('tells how a job has ended that is not to be cancelled any more', async () => {
    const { job, claim } = await claimedJob(db);
    await finish(claim, { status: 'succeeded' });
    expect(await requestJobCancel(db, job.id)).toEqual({ accepted: false, status: 'succeeded' });
  });

  it('waits for an end that is being written', async () => {
    const { job, claim } = await claimedJob(db);
    const waits = async () => {
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await database.pool.query(waiting)).rowCount === 0);
    };
    let cancel: ReturnType<typeof requestJobCancel> | undefined;
    await db.transaction().execute(async (trx) => {
      expect(await holdClaim(trx, claim)).toBe('running');
      cancel = requestJobCancel(db, job.id);
      await Promise.race([cancel, waits()]);
      await finishJob(trx, claim, { status: 'succeeded' });
    });
    expect(await cancel).toEqual({ accepted: false, status: 'succeeded' });
  });

  it('knows no job of an unknown id', async () => {
    expect(await requestJobCancel(db, 'no-such-job')).toBeUndefined();
    expect(await requestJobCancel(db, '\0')).toBeUndefined();
  });

  it('cancels a job at once whose worker is gone', async () => {
    const { job } = await claimedJob(db);
    await letLeaseExpire(job.id);
    expect(await requestJobCancel(db, job.id)).toEqual({ accepted: true, status: 'cancelled' });
  });
});

describe('the sweep', () => {
  it('leaves alone what is in order', async () => {
    await insertTestJob(db);
    await claimedJob(db);
    expect(await sweep()).toEqual({ requeued: 0, cancelled: 0, failed: 0 });
  });

  it('queues a job again whose worker vanished', async () => {
    const { job } = await claimedJob(db);
    await db.deleteFrom('outbox').execute();
    await letLeaseExpire(job.id);
    expect(await sweep()).toEqual({ requeued: 1, cancelled: 0, failed: 0 });
    expect(await queued()).toEqual([job.id]);
    expect((await claimJob(db, job.id, 60))?.job).toMatchObject({ attempt: 2, lost_leases: 1 });
  });

  it('queues a waiting job again whose message was lost, but not while it is in the outbox', async () => {
    const id = await insertTestJob(db, 'train');
    await letWait(id, 20);
    expect(await sweep()).toMatchObject({ requeued: 0 });
    await db.deleteFrom('outbox').execute();
    expect(await sweep()).toMatchObject({ requeued: 1 });
    expect(await db.selectFrom('outbox').select(['queue', 'job_id']).execute()).toEqual([
      { queue: 'training-jobs', job_id: id },
    ]);
    await db.deleteFrom('outbox').execute();
    expect(await sweep()).toMatchObject({ requeued: 0 });
  });

  it('ends a job as cancelled whose worker vanished while cancelling', async () => {
    const { job } = await claimedJob(db);
    await requestJobCancel(db, job.id);
    await letLeaseExpire(job.id);
    expect(await sweep()).toEqual({ requeued: 0, cancelled: 1, failed: 0 });
    expect(await getJob(db, job.id)).toMatchObject({ status: 'cancelled' });
  });

  it('fails a job that five workers have vanished with', async () => {
    const id = await insertTestJob(db);
    for (let lost = 1; lost <= MAX_LOST_LEASES; lost++) {
      expect(await claimJob(db, id, 60)).toBeDefined();
      await letLeaseExpire(id);
      expect(await sweep()).toMatchObject(lost < MAX_LOST_LEASES ? { requeued: 1 } : { failed: 1 });
    }
    const job = await getJob(db, id);
    expect(job).toMatchObject({ status: 'failed', attempt: 5 });
    expect(job?.errors[0].message).toContain('started 5 times');
  });

  it('counts a lost lease once, however many processes sweep', async () => {
    const { job } = await claimedJob(db);
    await letLeaseExpire(job.id);
    await Promise.all(Array.from({ length: 6 }, sweep));
    expect(await getJob(db, job.id)).toMatchObject({ lost_leases: 1 });
  });
});
