import { pause } from '@spansmith/basics';
import {
  authoringJobs,
  claimJob,
  completeAnalyzeTask,
  createAnalyzeJob,
  deleteProject,
  getAnalyzeJob,
  getJob,
  type Queryable,
  requestJobCancel,
  sweepLeases,
} from '@spansmith/database';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { insertTestJob } from '../../../tests/support/rows.ts';
import { jobWithStatus, keepingLogger } from '../test-support/fixtures.ts';
import {
  analyzeJobSource,
  createPostgresQueue,
  type JobAborted,
  JobFailedError,
  type JobHandler,
  type JobQueue,
  type JobRunner,
  type OutboxRelay,
  type ProjectWork,
  projectJobSource,
  startJobRunner,
  startOutboxRelay,
} from './index.ts';

let database: TestDatabase;
let db: Queryable;
let queue: JobQueue;
let relay: OutboxRelay;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  queue = await createPostgresQueue({ connectionString: database.connectionString }, () => {});
  relay = startOutboxRelay({ database, queue, onError: () => {} });
});
afterAll(async () => {
  await relay.close();
  await queue.close();
  await database.drop();
});

let runners: JobRunner[];
let logger: ReturnType<typeof keepingLogger>;
beforeEach(() => {
  runners = [];
  logger = keepingLogger();
});
afterEach(() => Promise.all(runners.map((runner) => runner.close())));

const timing = { leaseSeconds: 2, renewEveryMs: 50 };
function run(handler: JobHandler<ProjectWork>): JobRunner {
  const runner = startJobRunner({
    db,
    queue,
    source: projectJobSource,
    handler,
    concurrency: 2,
    logger,
    timing,
  });
  runners.push(runner);
  return runner;
}

/** A handler that works until it is stopped, and tells what happens to it. */
function endless() {
  const started = Promise.withResolvers<ProjectWork>();
  const stopped = Promise.withResolvers<JobAborted>();
  const handler: JobHandler<ProjectWork> = async (work, signal) => {
    started.resolve(work);
    await pause(3_600_000, signal);
    stopped.resolve(signal.reason);
    throw signal.reason;
  };
  return { handler, started: started.promise, stopped: stopped.promise };
}

const writeNote = (note: string) => async (trx: Queryable) => {
  await trx.updateTable('projects').set({ container: note }).execute();
};
const notes = async () =>
  (await db.selectFrom('projects').select('container').execute()).map((row) => row.container);

it('does a job and writes its result together with its end', async () => {
  run(async ({ job }) => ({
    result: { echo: job.payload },
    warnings: [{ code: 'Warning', message: 'careful' }],
    write: writeNote('written'),
  }));
  const id = await insertTestJob(db, 'export');
  expect(await jobWithStatus(db, id, 'succeeded')).toMatchObject({
    attempt: 1,
    result: { echo: { asked: 'export' } },
    warnings: [{ code: 'Warning', message: 'careful' }],
  });
  expect(await notes()).toContain('written');
});

it('tidies up after a job once its success is written, and not after another end', async () => {
  const seen: string[] = [];
  const tidied = Promise.withResolvers<void>();
  run(async ({ job }) => ({
    write: async () => {
      if (job.kind === 'deploy') throw new JobFailedError([{ code: 'Conflict', message: 'too late' }]);
    },
    afterwards: async () => {
      seen.push(`${job.kind} ${(await getJob(db, job.id))?.status}`);
      tidied.resolve();
    },
  }));
  await jobWithStatus(db, await insertTestJob(db, 'deploy'), 'failed');
  await jobWithStatus(db, await insertTestJob(db, 'export'), 'succeeded');
  await tidied.promise;
  expect(seen).toEqual(['export succeeded']);
});

it('writes nothing of a job whose completion fails', async () => {
  run(async () => ({
    write: async (trx) => {
      await writeNote('half-written')(trx);
      throw new JobFailedError([{ code: 'Conflict', message: 'too late' }]);
    },
  }));
  const job = await jobWithStatus(db, await insertTestJob(db), 'failed');
  expect(job.errors).toEqual([{ code: 'Conflict', message: 'too late' }]);
  expect(await notes()).not.toContain('half-written');
});

it("shows a handler's own errors to the job's owner", async () => {
  const errors = [
    { code: 'InvalidArgument', message: 'one', target: 'a.txt' },
    { code: 'InvalidArgument', message: 'two' },
  ];
  run(async () => {
    throw new JobFailedError(errors);
  });
  expect((await jobWithStatus(db, await insertTestJob(db), 'failed')).errors).toEqual(errors);
});

it('logs an unexpected error whole, and shows its id alone', async () => {
  run(async () => {
    throw new Error('password=hunter2');
  });
  const job = await jobWithStatus(db, await insertTestJob(db), 'failed');
  expect(job.errors).toMatchObject([{ code: 'InternalServerError' }]);
  expect(JSON.stringify(job.errors)).not.toContain('hunter2');
  const { details } = logger.entries[0] as { details: { err: Error; errorId: string } };
  expect(details.err.message).toBe('password=hunter2');
  expect(job.errors[0].message).toContain(details.errorId);
});

it('stops the handler of a job that is cancelled', async () => {
  const work = endless();
  run(work.handler);
  const id = await insertTestJob(db);
  await work.started;
  await requestJobCancel(db, id);
  expect((await work.stopped).why).toBe('cancelled');
  expect(await jobWithStatus(db, id, 'cancelled')).toMatchObject({ errors: [] });
});

it('cancels a job whose handler completes after the request', async () => {
  const id = await insertTestJob(db);
  run(async ({ job }, signal) => {
    await requestJobCancel(db, job.id);
    await pause(3_600_000, signal);
    return { write: writeNote('after-cancel') };
  });
  await jobWithStatus(db, id, 'cancelled');
  expect(await notes()).not.toContain('after-cancel');
});

it('cancels a job that is cancelled while its end is being written', async () => {
  const id = await insertTestJob(db);
  run(async ({ job }) => {
    await requestJobCancel(db, job.id);
    return { write: writeNote('at-the-end') };
  });
  await jobWithStatus(db, id, 'cancelled');
  expect(await notes()).not.toContain('at-the-end');
});

it('never starts a job that was cancelled before', async () => {
  const id = await insertTestJob(db);
  await requestJobCancel(db, id);
  const seen: string[] = [];
  run(async ({ job }) => {
    seen.push(job.id);
    return undefined;
  });
  await jobWithStatus(db, await insertTestJob(db), 'succeeded');
  expect(seen).not.toContain(id);
});

it('cancels the job of a project that is deleted under it', async () => {
  const work = endless();
  run(work.handler);
  const id = await insertTestJob(db);
  const { job } = await work.started;
  await deleteProject(db, job.project_id!);
  expect((await work.stopped).why).toBe('cancelled');
  await jobWithStatus(db, id, 'cancelled');
});

it('stops a handler that has lost its lease, and lets it write nothing', async () => {
  const work = endless();
  run(work.handler);
  const id = await insertTestJob(db);
  await work.started;
  await db
    .updateTable('jobs')
    .set((eb) => ({ attempt: eb('attempt', '+', 1) }))
    .where('id', '=', id)
    .execute();
  expect((await work.stopped).why).toBe('lost');
  await expect.poll(() => logger.entries.map((entry) => entry.message).join()).toContain('lease was lost');
  expect(await getJob(db, id)).toMatchObject({ status: 'running', attempt: 2 });
  await requestJobCancel(db, id);
});

it('keeps the lease of a handler that takes longer than the lease', async () => {
  const release = Promise.withResolvers<void>();
  run(async () => {
    await release.promise;
    return undefined;
  });
  const id = await insertTestJob(db);
  const { lease_expires_at: first } = await jobWithStatus(db, id, 'running');
  await expect
    .poll(async () => (await getJob(db, id))!.lease_expires_at!.getTime(), { timeout: 25_000 })
    .toBeGreaterThan(first!.getTime() + timing.leaseSeconds * 1000);
  expect(await sweepLeases(db, authoringJobs, { requeueAfterSeconds: 60 })).toMatchObject({ requeued: 0 });
  expect(await claimJob(db, id, 60)).toBeUndefined();
  release.resolve();
  expect(await jobWithStatus(db, id, 'succeeded')).toMatchObject({ attempt: 1 });
});

it('gives its jobs back when it shuts down, for another to finish', async () => {
  const work = endless();
  const first = run(work.handler);
  const id = await insertTestJob(db);
  await work.started;
  await first.close();
  expect((await work.stopped).why).toBe('shutdown');
  await sweepLeases(db, authoringJobs, { requeueAfterSeconds: 60 });
  run(async () => ({ result: 'by another' }));
  expect(await jobWithStatus(db, id, 'succeeded')).toMatchObject({ attempt: 2, lost_leases: 0 });
});

it('keeps a result that comes while it shuts down', async () => {
  const started = Promise.withResolvers<void>();
  const runner = run(async (_, signal) => {
    started.resolve();
    await pause(3_600_000, signal);
    return { result: 'just in time' };
  });
  const id = await insertTestJob(db);
  await started.promise;
  await runner.close();
  expect(await getJob(db, id)).toMatchObject({ status: 'succeeded', result: 'just in time' });
});

it('runs analyze jobs in the same way', async () => {
  const results = { documents: [{ id: '1', entities: [], warnings: [] }], errors: [] };
  runners.push(
    startJobRunner({
      db,
      queue,
      source: analyzeJobSource,
      handler: async ({ claim, tasks }) => {
        for (const { position } of tasks) {
          await completeAnalyzeTask(db, claim, position, { status: 'succeeded', results });
        }
        return undefined;
      },
      concurrency: 4,
      logger,
      timing,
    }),
  );
  const task = { projectName: 'p', deploymentName: 'd', stringIndexType: 'Utf16CodeUnit' as const };
  const id = await createAnalyzeJob(db, { documents: [{ id: '1', text: 'x' }], tasks: [task, task] });
  await expect.poll(async () => (await getAnalyzeJob(db, id))?.job.status).toBe('succeeded');
  expect((await getAnalyzeJob(db, id))?.tasks.map((row) => row.results)).toEqual([results, results]);
});
