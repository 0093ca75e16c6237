import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../../../tests/support/postgres.ts';
import { insertTestJob, insertTestProject } from '../../../../tests/support/rows.ts';
import { claimedJob } from '../../test-support/fixtures.ts';
import {
  claimJob,
  createJob,
  createTrainingJob,
  deleteExpiredJobs,
  deleteProject,
  finishJob,
  getJob,
  listJobs,
  ProjectGoneError,
} from '../index.ts';

const { db } = await useTestDatabase();

describe('creating', () => {
  it('writes the job and its message together', async () => {
    const id = await insertTestJob(db, 'import');
    expect(await db.selectFrom('outbox').selectAll().where('job_id', '=', id).execute()).toMatchObject([
      { queue: 'project-jobs', job_id: id },
    ]);
    expect(await getJob(db, id)).toMatchObject({
      kind: 'import',
      status: 'notStarted',
      attempt: 0,
      errors: [],
      warnings: [],
      result: null,
    });
  });

  it('is part of the transaction that it runs in', async () => {
    const project = await insertTestProject(db);
    let id = '';
    const undone = db.transaction().execute(async (trx) => {
      id = await insertTestJob(trx, 'export', project);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await getJob(db, id)).toBeUndefined();
    expect(await db.selectFrom('outbox').selectAll().where('job_id', '=', id).execute()).toEqual([]);
  });

  it('expires after seven days', async () => {
    const job = await getJob(db, await insertTestJob(db));
    expect(job!.expires_at.getTime() - job!.created_at.getTime()).toBe(7 * 24 * 3600 * 1000);
  });

  it('refuses a job of a project that is gone', async () => {
    const gone = { projectId: randomUUID(), projectName: 'gone', payload: {} };
    await expect(createJob(db, { kind: 'export', ...gone })).rejects.toThrow(ProjectGoneError);
    await expect(createTrainingJob(db, gone)).rejects.toThrow(ProjectGoneError);
  });
});

describe('training', () => {
  it('starts one job a project, however many ask at once', async () => {
    const project = await insertTestProject(db);
    const job = { projectId: project.id, projectName: project.name, target: 'm', payload: {} };
    const answers = await Promise.all(Array.from({ length: 8 }, () => createTrainingJob(db, job)));
    const started = answers.filter((answer) => 'id' in answer);
    expect(started).toHaveLength(1);
    const refused = answers.filter((answer) => 'runningJobId' in answer);
    expect(refused).toHaveLength(7);
    expect(new Set(refused.map((answer) => answer.runningJobId))).toEqual(new Set([started[0].id]));
  });

  it('starts the next job when the one before has ended', async () => {
    const project = await insertTestProject(db);
    const job = { projectId: project.id, projectName: project.name, payload: {} };
    const first = (await createTrainingJob(db, job)) as { id: string };
    const { claim } = (await claimJob(db, first.id, 60))!;
    await db.transaction().execute((trx) => finishJob(trx, claim, { status: 'cancelled' }));
    expect(await createTrainingJob(db, job)).toHaveProperty('id');
  });

  it('lets other projects, and other jobs of the project, run at the same time', async () => {
    const [one, two] = [await insertTestProject(db), await insertTestProject(db)];
    for (const project of [one, two]) {
      const job = { projectId: project.id, projectName: project.name, payload: {} };
      expect(await createTrainingJob(db, job)).toHaveProperty('id');
    }
    expect(await insertTestJob(db, 'export', one)).toEqual(expect.any(String));
  });
});

describe('reading', () => {
  it("leaves an import's labels file out of status requests, and forgets it at the end", async () => {
    const { job, claim } = await claimedJob(db, 'import');
    expect(job.payload).toEqual({ asked: 'import' });
    expect((await getJob(db, job.id))?.payload).toBeNull();
    await db.transaction().execute((trx) => finishJob(trx, claim, { status: 'succeeded' }));
    const stored = await db.selectFrom('jobs').select('payload').where('id', '=', job.id).executeTakeFirst();
    expect(stored?.payload).toBeNull();
  });

  it("keeps a training's payload for the list of trainings", async () => {
    const { job, claim } = await claimedJob(db, 'train');
    await db.transaction().execute((trx) => finishJob(trx, claim, { status: 'cancelled' }));
    expect((await getJob(db, job.id))?.payload).toEqual({ asked: 'train' });
  });

  it('lists the jobs of one kind, newest first, page by page', async () => {
    const project = await insertTestProject(db);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      ids.push(await insertTestJob(db, 'export', project));
      await sql`update jobs set created_at = now() - make_interval(secs => ${100 - i}) where id = ${ids[i]}`.execute(
        db,
      );
    }
    await insertTestJob(db, 'import', project);
    const of = { projectId: project.id, kind: 'export' as const };
    const first = await listJobs(db, of, { skip: 0, limit: 2 });
    const rest = await listJobs(db, of, { skip: 2, limit: 10 });
    expect([first.length, rest.length]).toEqual([2, 3]);
    expect([...first, ...rest].map((job) => job.id)).toEqual(ids.toReversed());
  });

  it('shows result, warnings and errors of the end', async () => {
    const done = await claimedJob(db);
    const warnings = [{ code: 'Warning', message: 'few labels' }];
    await db
      .transaction()
      .execute((trx) => finishJob(trx, done.claim, { status: 'succeeded', result: [1], warnings }));
    expect(await getJob(db, done.job.id)).toMatchObject({ status: 'succeeded', result: [1], warnings });

    const failed = await claimedJob(db);
    const errors = [{ code: 'InvalidArgument', message: 'overlap', target: 'a.txt' }];
    await db
      .transaction()
      .execute((trx) => finishJob(trx, failed.claim, { status: 'failed', errors, warnings }));
    expect(await getJob(db, failed.job.id)).toMatchObject({ status: 'failed', errors, warnings });
  });
});

describe('the end of a project', () => {
  it('cancels its other jobs and leaves them to answer status requests', async () => {
    const project = await insertTestProject(db);
    const deletion = await insertTestJob(db, 'delete-project', project);
    const waiting = await insertTestJob(db, 'deploy', project);
    const running = await insertTestJob(db, 'export', project);
    await claimJob(db, running, 60);
    expect(await deleteProject(db, project.id)).toBe(true);
    const gone = { project_id: null, project_name: project.name };
    expect(await getJob(db, deletion)).toMatchObject({ ...gone, status: 'notStarted' });
    expect(await getJob(db, waiting)).toMatchObject({ ...gone, status: 'cancelled' });
    expect(await getJob(db, running)).toMatchObject({ ...gone, status: 'cancelling' });
  });

  it('leaves an import that was accepted after the deletion, to make the project anew', async () => {
    const project = await insertTestProject(db);
    await insertTestJob(db, 'delete-project', project);
    const later = await insertTestJob(db, 'import', project);
    await deleteProject(db, project.id);
    expect(await getJob(db, later)).toMatchObject({ project_id: null, status: 'notStarted' });
  });
});

describe('expiry', () => {
  const expire = (id: string) =>
    sql`update jobs set expires_at = now() - interval '1 second' where id = ${id}`.execute(db);

  it('deletes ended jobs only, after their files', async () => {
    const ended = await claimedJob(db);
    await db.transaction().execute((trx) => finishJob(trx, ended.claim, { status: 'succeeded' }));
    const running = await claimedJob(db);
    const fresh = await insertTestJob(db);
    await expire(ended.job.id);
    await expire(running.job.id);

    await expect(
      deleteExpiredJobs(db, async () => {
        throw new Error('the object store is away');
      }),
    ).rejects.toThrow('the object store is away');
    expect(await getJob(db, ended.job.id)).toBeDefined();

    const told: unknown[] = [];
    expect(await deleteExpiredJobs(db, async (jobs) => void told.push(...jobs))).toBe(1);
    expect(told).toEqual([{ id: ended.job.id, kind: 'export' }]);
    expect(await getJob(db, ended.job.id)).toBeUndefined();
    expect(await getJob(db, running.job.id)).toBeDefined();
    expect(await getJob(db, fresh)).toBeDefined();
  });
});
