import { randomUUID } from 'node:crypto';
import type { Queryable, QueueName } from '@spansmith/database';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { endTestJob, insertTestJob, insertTestProject } from '../../../tests/support/rows.ts';
import { createPostgresQueue, type JobQueue, type OutboxRelay, startOutboxRelay } from './index.ts';

let database: TestDatabase;
let db: Queryable;
let queue: JobQueue;
let relays: OutboxRelay[];
let errors: Error[];
beforeEach(async () => {
  database = await createTestDatabase();
  db = database.db;
  queue = await createPostgresQueue({ connectionString: database.connectionString }, () => {});
  relays = [];
  errors = [];
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.close()));
  await queue.close();
  await database.drop();
});

const never = 3_600_000;
function startRelay(pollMs: number, target: Pick<JobQueue, 'enqueue'> = queue): void {
  relays.push(startOutboxRelay({ database, queue: target, onError: (error) => errors.push(error), pollMs }));
}
const post = (name: QueueName, ids: string[]) =>
  db
    .insertInto('outbox')
    .values(ids.map((id) => ({ queue: name, job_id: id })))
    .execute();

/** Resolves with the ids of the first `count` messages of a queue. */
function received(name: QueueName, count: number): Promise<string[]> {
  const ids: string[] = [];
  return new Promise((resolve) => {
    queue.process(
      name,
      async (id) => {
        ids.push(id);
        if (ids.length === count) resolve(ids);
      },
      { concurrency: 1 },
    );
  });
}
const outboxIsEmpty = () =>
  expect.poll(() => db.selectFrom('outbox').selectAll().execute(), { timeout: 10_000 }).toEqual([]);
const listens = () =>
  expect
    .poll(
      async () =>
        (
          await database.pool.query(
            `select pid from pg_stat_activity where datname = current_database() and query = 'listen spansmith_outbox'`,
          )
        ).rows,
      { timeout: 10_000 },
    )
    .toHaveLength(1);

it('moves a message when it is told of it, without waiting for the next poll', async () => {
  startRelay(never);
  await listens();
  const ids = [randomUUID(), randomUUID()];
  for (const id of ids) {
    await post('analyze-jobs', [id]);
    await outboxIsEmpty();
  }
  expect(await received('analyze-jobs', 2)).toEqual(ids);
});

it('moves what was there before it started, to the queue that it is for', async () => {
  const [project, training] = [randomUUID(), randomUUID()];
  await post('project-jobs', [project]);
  await post('training-jobs', [training]);
  startRelay(never);
  expect(await received('project-jobs', 1)).toEqual([project]);
  expect(await received('training-jobs', 1)).toEqual([training]);
});

it('finds messages by polling when notifications fail', async () => {
  await database.pool.query('alter table outbox disable trigger outbox_inserted');
  startRelay(50);
  await listens();
  const id = randomUUID();
  await post('project-jobs', [id]);
  expect(await received('project-jobs', 1)).toEqual([id]);
});

it('listens again after its connection broke', async () => {
  startRelay(never);
  await listens();
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query = 'listen spansmith_outbox'`,
  );
  await expect.poll(() => errors.length).toBeGreaterThan(0);
  await listens();
  const id = randomUUID();
  await post('project-jobs', [id]);
  expect(await received('project-jobs', 1)).toEqual([id]);
}, 20_000);

it('keeps messages while the queue refuses them, and tries again', async () => {
  const ids = [randomUUID(), randomUUID()];
  await post('project-jobs', ids);
  let refusals = 0;
  startRelay(10, {
    enqueue: async (name, jobIds) => {
      if (refusals++ < 3) throw new Error('the queue is away');
      expect(await db.selectFrom('outbox').selectAll().execute()).toHaveLength(2);
      await queue.enqueue(name, jobIds);
    },
  });
  expect((await received('project-jobs', 2)).sort()).toEqual(ids.sort());
  await outboxIsEmpty();
  expect(errors.map((error) => error.message)).toEqual(Array(3).fill('the queue is away'));
});

it('adds a message again, and loses none, when it dies between adding and deleting', async () => {
  const id = randomUUID();
  await post('project-jobs', [id]);
  let added = 0;
  startRelay(10, {
    enqueue: async (name, jobIds) => {
      await queue.enqueue(name, jobIds);
      if (added++ === 0) throw new Error('dies here');
    },
  });
  expect(await received('project-jobs', 1)).toEqual([id]);
  await outboxIsEmpty();
});

it('is not held up by another relay whose queue does not answer', async () => {
  const [stuck, free] = [randomUUID(), randomUUID()];
  const taken = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  await post('project-jobs', [stuck]);
  startRelay(never, {
    enqueue: async () => {
      taken.resolve();
      await answer.promise;
    },
  });
  await taken.promise;
  startRelay(50);
  await post('project-jobs', [free]);
  expect(await received('project-jobs', 1)).toEqual([free]);
  answer.resolve();
  await outboxIsEmpty();
});

it('keeps a job back until the earlier ones of its project have ended, but for trainings', async () => {
  const project = await insertTestProject(db);
  const training = await insertTestJob(db, 'train', project);
  const first = await insertTestJob(db, 'import', project);
  const second = await insertTestJob(db, 'deploy', project);
  const elsewhere = await insertTestJob(db, 'export');
  const moved: string[] = [];
  startRelay(20, { enqueue: async (_, jobIds) => void moved.push(...jobIds) });
  await expect.poll(() => moved.toSorted()).toEqual([training, first, elsewhere].sort());
  await endTestJob(db, first, { status: 'failed', errors: [] });
  await outboxIsEmpty();
  expect(moved.at(-1)).toBe(second);
});

it('shares the work among several relays', async () => {
  const ids = Array.from({ length: 450 }, () => randomUUID());
  const moved: string[] = [];
  const target: Pick<JobQueue, 'enqueue'> = { enqueue: async (_, jobIds) => void moved.push(...jobIds) };
  await post('analyze-jobs', ids);
  for (let i = 0; i < 3; i++) startRelay(50, target);
  await outboxIsEmpty();
  expect(moved.sort()).toEqual(ids.sort());
});
