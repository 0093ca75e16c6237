import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { getJob, type Queryable } from '@spansmith/database';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { insertTestJob } from '../../../tests/support/rows.ts';
import { jobWithStatus, keepingLogger } from '../test-support/fixtures.ts';
import {
  createPostgresQueue,
  type JobQueue,
  projectJobSource,
  startJobRunner,
  startOutboxRelay,
  startSweeper,
} from './index.ts';

let database: TestDatabase;
let db: Queryable;
let queue: JobQueue;
let toClose: { close(): Promise<void> }[];
const logger = keepingLogger();
beforeEach(async () => {
  database = await createTestDatabase();
  db = database.db;
  queue = await createPostgresQueue({ connectionString: database.connectionString }, () => {});
  toClose = [startOutboxRelay({ database, queue, onError: () => {} })];
});
afterEach(async () => {
  await Promise.all(toClose.map((closable) => closable.close()));
  await queue.close();
  await database.drop();
});

function sweep(options: { requeueAfterSeconds?: number } = {}): void {
  toClose.push(startSweeper({ db, logger, intervalMs: 100, ...options }));
}

/** Runs project jobs; returns the ids that it has handled. */
function run(): string[] {
  const handled: string[] = [];
  const handler = async ({ job }: { job: { id: string } }) => {
    handled.push(job.id);
    return undefined;
  };
  toClose.push(startJobRunner({ db, queue, source: projectJobSource, handler, concurrency: 1, logger }));
  return handled;
}

it('brings back the job of a killed process, which then is done once', async () => {
  const id = await insertTestJob(db);
  const script = join(import.meta.dirname, '../test-support/child-runner-main.ts');
  const child = spawn(process.execPath, [script, database.connectionString], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await once(child.stdout, 'data');
  expect(String(output).trim()).toBe(id);
  child.kill('SIGKILL');
  await once(child, 'exit');

  sweep();
  const handled = run();
  expect(await jobWithStatus(db, id, 'succeeded')).toMatchObject({ attempt: 2, lost_leases: 1 });
  expect(handled).toEqual([id]);
}, 60_000);

it('brings back the jobs of a wiped queue', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, () => insertTestJob(db)));
  await expect.poll(() => db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  await database.pool.query('delete from bullmq.job');

  sweep({ requeueAfterSeconds: 0.5 });
  run();
  for (const id of ids) expect(await jobWithStatus(db, id, 'succeeded')).toMatchObject({ lost_leases: 0 });
}, 60_000);

it('tells which jobs expire before it deletes them', async () => {
  run();
  const id = await insertTestJob(db, 'export');
  await jobWithStatus(db, id, 'succeeded');
  await database.pool.query("update jobs set expires_at = now() - interval '1 second'");
  const told: unknown[] = [];
  toClose.push(startSweeper({ db, logger, beforeJobsExpire: async (jobs) => void told.push(...jobs) }));
  await expect.poll(() => getJob(db, id)).toBeUndefined();
  expect(told).toEqual([{ id, kind: 'export' }]);
});

it('goes on sweeping after a sweep that failed', async () => {
  const id = await insertTestJob(db);
  await database.pool.query('alter table jobs rename to jobs_away');
  sweep({ requeueAfterSeconds: 0.5 });
  await expect
    .poll(() => logger.entries.map((entry) => entry.message))
    .toContain('Sweeping jobs failed; the next sweep tries again.');
  await database.pool.query('alter table jobs_away rename to jobs');
  run();
  await jobWithStatus(db, id, 'succeeded');
}, 60_000);
