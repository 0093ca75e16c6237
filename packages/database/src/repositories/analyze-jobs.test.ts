import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useTestDatabase } from '../../../../tests/support/postgres.ts';
import {
  analyzeJobs,
  claimAnalyzeJob,
  completeAnalyzeTask,
  createAnalyzeJob,
  deleteExpiredAnalyzeJobs,
  finishAnalyzeJob,
  getAnalyzeJob,
  requestAnalyzeJobCancel,
  type StoredAnalyzeResults,
  sweepLeases,
} from '../index.ts';

const { db } = await useTestDatabase();

const task = {
  projectName: 'Loans',
  deploymentName: 'production',
  stringIndexType: 'Utf16CodeUnit' as const,
};
const newAnalyzeJob = (tasks = [task]) =>
  createAnalyzeJob(db, { documents: [{ id: '1', text: 'Contoso pays.', language: 'en' }], tasks });
const results: StoredAnalyzeResults = { documents: [{ id: '1', entities: [], warnings: [] }], errors: [] };

it('writes job, tasks and message together', async () => {
  const id = await createAnalyzeJob(db, {
    displayName: 'nightly',
    defaultLanguage: 'de',
    documents: [{ id: '1', text: 'Text' }],
    tasks: [{ ...task, taskName: 'first' }, task],
  });
  expect(await getAnalyzeJob(db, id)).toMatchObject({
    job: { display_name: 'nightly', default_language: 'de', status: 'notStarted', errors: [] },
    tasks: [
      { position: 0, task_name: 'first', status: 'notStarted', results: null },
      { position: 1, task_name: null, project_name: 'Loans', deployment_name: 'production' },
    ],
  });
  expect(await db.selectFrom('outbox').selectAll().where('job_id', '=', id).execute()).toMatchObject([
    { queue: 'analyze-jobs' },
  ]);
});

it('is claimed once, with its documents and tasks', async () => {
  const id = await newAnalyzeJob();
  const claims = await Promise.all(Array.from({ length: 5 }, () => claimAnalyzeJob(db, id, 60)));
  const won = claims.filter((claim) => claim !== undefined);
  expect(won).toHaveLength(1);
  expect(won[0]).toMatchObject({
    claim: { id, attempt: 1 },
    job: { documents: [{ id: '1', text: 'Contoso pays.', language: 'en' }] },
    tasks: [{ status: 'running' }],
  });
});

it('keeps results and forgets the texts when it ends', async () => {
  const id = await newAnalyzeJob([task, task]);
  const { claim } = (await claimAnalyzeJob(db, id, 60))!;
  expect(await completeAnalyzeTask(db, claim, 0, { status: 'succeeded', results })).toBe(true);
  const error = { code: 'NotFound', message: 'no such deployment' };
  expect(await completeAnalyzeTask(db, claim, 1, { status: 'failed', error })).toBe(true);
  await db.transaction().execute((trx) => finishAnalyzeJob(trx, claim, { status: 'succeeded' }));
  expect(await getAnalyzeJob(db, id)).toMatchObject({
    job: { status: 'succeeded', documents: [] },
    tasks: [
      { status: 'succeeded', results, error: null },
      { status: 'failed', results: null, error },
    ],
  });
});

it('does not end as succeeded while a task has no results', async () => {
  const { claim } = (await claimAnalyzeJob(db, await newAnalyzeJob(), 60))!;
  const ending = db.transaction().execute((trx) => finishAnalyzeJob(trx, claim, { status: 'succeeded' }));
  await expect(ending).rejects.toThrow('check');
});

it('takes nothing from a lost attempt', async () => {
  const id = await newAnalyzeJob();
  const { claim } = (await claimAnalyzeJob(db, id, 60))!;
  const stale = { ...claim, attempt: 0 };
  expect(await completeAnalyzeTask(db, stale, 0, { status: 'succeeded', results })).toBe(false);
  const ending = db.transaction().execute((trx) => finishAnalyzeJob(trx, stale, { status: 'cancelled' }));
  await expect(ending).rejects.toMatchObject({ reason: 'lost' });
});

it('is cancelled with its tasks, at once when nobody works on it', async () => {
  const id = await newAnalyzeJob();
  expect(await requestAnalyzeJobCancel(db, id)).toEqual({ accepted: true, status: 'cancelled' });
  expect(await getAnalyzeJob(db, id)).toMatchObject({
    job: { status: 'cancelled', documents: [] },
    tasks: [{ status: 'cancelled' }],
  });
  expect(await claimAnalyzeJob(db, id, 60)).toBeUndefined();
});

it('is cancelled by its worker when it runs', async () => {
  const id = await newAnalyzeJob();
  const { claim } = (await claimAnalyzeJob(db, id, 60))!;
  expect(await requestAnalyzeJobCancel(db, id)).toEqual({ accepted: true, status: 'cancelling' });
  await db.transaction().execute((trx) => finishAnalyzeJob(trx, claim, { status: 'cancelled' }));
  expect(await getAnalyzeJob(db, id)).toMatchObject({ job: { status: 'cancelled' } });
});

it('comes back when its worker vanished', async () => {
  const id = await newAnalyzeJob();
  await claimAnalyzeJob(db, id, -1);
  expect(await sweepLeases(db, analyzeJobs, { requeueAfterSeconds: 10 })).toMatchObject({ requeued: 1 });
  expect(await claimAnalyzeJob(db, id, 60)).toMatchObject({ claim: { attempt: 2 } });
});

it('tells its tasks why, when it fails for good', async () => {
  const id = await newAnalyzeJob();
  for (let lost = 0; lost < 5; lost++) {
    await claimAnalyzeJob(db, id, -1);
    await sweepLeases(db, analyzeJobs, { requeueAfterSeconds: 10 });
  }
  const error = { code: 'InternalServerError', message: expect.stringContaining('5 times') };
  expect(await getAnalyzeJob(db, id)).toMatchObject({
    job: { status: 'failed', errors: [error] },
    tasks: [{ status: 'failed', error }],
  });
});

it.each(['not-a-uuid', '\0', ''])('is not found under the id %j', async (id) => {
  expect(await getAnalyzeJob(db, id)).toBeUndefined();
  expect(await requestAnalyzeJobCancel(db, id)).toBeUndefined();
});

it('is deleted after 24 hours', async () => {
  const [old, fresh] = [await newAnalyzeJob(), await newAnalyzeJob()];
  await sql`update analyze_jobs set expires_at = expires_at - interval '24 hours' where id = ${old}`.execute(
    db,
  );
  expect(await deleteExpiredAnalyzeJobs(db)).toBe(1);
  expect(await getAnalyzeJob(db, old)).toBeUndefined();
  expect(await getAnalyzeJob(db, fresh)).toBeDefined();
});
