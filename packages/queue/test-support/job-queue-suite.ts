import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JobQueue } from '../src/job-queue.ts';
import { startChildConsumer } from './child-consumer.ts';

/** One back end, as the suite below needs it. */
export interface BackendUnderTest {
  /** Opens the queue; each call is like another process. */
  open(): Promise<JobQueue>;
  /** For a child process: which back end (`redis` or `postgres`), and its URL. */
  backend: 'redis' | 'postgres';
  url: string;
  /** Breaks the connections of all open queues. */
  breakConnections(): Promise<void>;
  /** Ends the server, or drops its database. */
  stop(): Promise<void>;
}

/** What every back end of the queue must do. Waits have no time limit of their own: the test's is enough. */
export function describeJobQueue(start: () => Promise<BackendUnderTest>): void {
  let backend: BackendUnderTest;
  let producer: JobQueue;
  let other: JobQueue;
  beforeAll(async () => {
    backend = await start();
    producer = await backend.open();
    other = await backend.open();
  });
  afterAll(async () => {
    await producer.close();
    await other.close();
    await backend.stop();
  });

  it('carries a job id to a handler of the same queue and no other', async () => {
    const trained: string[] = [];
    const training = other.process('training-jobs', async (id) => void trained.push(id), { concurrency: 1 });
    const analyzed = collect(other, 'analyze-jobs', 1);
    const id = randomUUID();
    await producer.enqueue('analyze-jobs', [id]);
    expect(await analyzed.ids).toEqual([id]);
    await training.close();
    await analyzed.close();
    expect(trained).toEqual([]);
  });

  it('keeps jobs until somebody processes the queue', async () => {
    const ids = [randomUUID(), randomUUID()];
    await producer.enqueue('project-jobs', ids);
    const collected = collect(other, 'project-jobs', 2);
    expect((await collected.ids).sort()).toEqual(ids.sort());
    await collected.close();
  });

  it('does not add a job that is waiting already', async () => {
    const id = randomUUID();
    const last = randomUUID();
    await producer.enqueue('project-jobs', [id]);
    await producer.enqueue('project-jobs', [id, last]);
    const collected = collect(other, 'project-jobs', 2);
    expect(await collected.ids).toEqual([id, last]);
    await collected.close();
  });

  it('takes a job again after it was handled', async () => {
    const id = randomUUID();
    for (let round = 0; round < 2; round++) {
      const collected = collect(other, 'project-jobs', 1);
      await producer.enqueue('project-jobs', [id]);
      expect(await collected.ids).toEqual([id]);
      await collected.close();
    }
  });

  it('takes a job again after its handler rejected', async () => {
    const id = randomUUID();
    const failing = Promise.withResolvers<void>();
    const consumer = other.process(
      'project-jobs',
      async () => {
        failing.resolve();
        throw new Error('a handler that rejects');
      },
      { concurrency: 1 },
    );
    await producer.enqueue('project-jobs', [id]);
    await failing.promise;
    await consumer.close();
    const collected = collect(other, 'project-jobs', 1);
    await producer.enqueue('project-jobs', [id]);
    expect(await collected.ids).toEqual([id]);
    await collected.close();
  });

  it('handles as many jobs at a time as it may, and no more', async () => {
    let running = 0;
    let most = 0;
    let handled = 0;
    const full = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    const consumer = other.process(
      'project-jobs',
      async () => {
        most = Math.max(most, ++running);
        if (running === 3) full.resolve();
        await full.promise;
        running--;
        if (++handled === 9) done.resolve();
      },
      { concurrency: 3 },
    );
    await producer.enqueue(
      'project-jobs',
      Array.from({ length: 9 }, () => randomUUID()),
    );
    await done.promise;
    await consumer.close();
    expect(most).toBe(3);
  });

  it('gives each of many jobs to one of several consumers', async () => {
    const ids = Array.from({ length: 200 }, () => randomUUID());
    const handled: string[] = [];
    const done = Promise.withResolvers<void>();
    const handler = async (id: string) => {
      handled.push(id);
      if (handled.length === ids.length) done.resolve();
    };
    const consumers = [producer, other].map((queue) =>
      queue.process('analyze-jobs', handler, { concurrency: 4 }),
    );
    await producer.enqueue('analyze-jobs', ids);
    await done.promise;
    await Promise.all(consumers.map((consumer) => consumer.close()));
    expect(handled.sort()).toEqual(ids.sort());
  });

  it('waits for the running handler when a consumer closes', async () => {
    const started = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    let finished = false;
    const consumer = other.process(
      'project-jobs',
      async () => {
        started.resolve();
        await release.promise;
        finished = true;
      },
      { concurrency: 1 },
    );
    await producer.enqueue('project-jobs', [randomUUID()]);
    await started.promise;
    const closing = consumer.close();
    release.resolve();
    await closing;
    expect(finished).toBe(true);
  });

  it("gives a killed process's job to another", async () => {
    const id = randomUUID();
    await producer.enqueue('training-jobs', [id]);
    const child = startChildConsumer(backend.backend, backend.url, 'training-jobs');
    expect(await child.firstJob).toBe(id);
    await child.kill();
    const collected = collect(other, 'training-jobs', 1);
    expect(await collected.ids).toEqual([id]);
    await collected.close();
  }, 60_000);

  it('goes on after its connections broke', async () => {
    const handled: PromiseWithResolvers<string>[] = [Promise.withResolvers(), Promise.withResolvers()];
    const ids: [string, string] = [randomUUID(), randomUUID()];
    const handler = async (id: string) => handled[ids.indexOf(id)]!.resolve(id);
    const consumer = other.process('project-jobs', handler, { concurrency: 1 });
    await producer.enqueue('project-jobs', [ids[0]]);
    await handled[0]!.promise;
    await backend.breakConnections();
    await untilDone(() => producer.enqueue('project-jobs', [ids[1]]));
    await handled[1]!.promise;
    await consumer.close();
  }, 60_000);

  it('passes its check while the back end answers', async () => {
    await expect(producer.check()).resolves.toBeUndefined();
  });

  it('can be closed while its consumers are still connecting', async () => {
    const queue = await backend.open();
    for (const name of ['project-jobs', 'analyze-jobs'] as const) {
      queue.process(name, async () => {}, { concurrency: 1 });
    }
    await queue.close();
  });

  it('can be closed twice', async () => {
    const queue = await backend.open();
    await Promise.all([queue.close(), queue.close()]);
    await queue.close();
  });
}

/** Collects the first `count` different ids of a queue. */
function collect(
  queue: JobQueue,
  name: Parameters<JobQueue['process']>[0],
  count: number,
): { ids: Promise<string[]>; close(): Promise<void> } {
  const ids = new Set<string>();
  const done = Promise.withResolvers<string[]>();
  const consumer = queue.process(
    name,
    async (id) => {
      ids.add(id);
      if (ids.size === count) done.resolve([...ids]);
    },
    { concurrency: 1 },
  );
  return { ids: done.promise, close: () => consumer.close() };
}

/** Repeats what may fail while connections come up. */
export async function untilDone(action: () => Promise<void>): Promise<void> {
  while (true) {
    try {
      return await action();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
