import { Queue, Worker } from 'bullmq';
import { createBullmqQueue } from './bullmq-queue.ts';
import type { JobQueue, QueueErrorListener } from './job-queue.ts';

/** Keys of other users of the same Redis stay apart. */
const PREFIX = 'spansmith';

/**
 * A job queue on Redis or Valkey, 6.2 or newer, `redis://` or `rediss://`. Connects in the background and again after
 * each loss, so it can be made while Redis is away; use `check()` to learn how it is.
 */
export function createRedisQueue(url: string, onError: QueueErrorListener): JobQueue {
  // Adding fails at once while Redis is away (the outbox relay tries again); waiting for work just goes on waiting.
  const producer = { url, enableOfflineQueue: false, maxRetriesPerRequest: 1 };
  return createBullmqQueue(
    {
      queue: (name) => new Queue(name, { connection: producer, prefix: PREFIX }),
      worker: (name, processor, options) =>
        new Worker(name, processor, {
          ...options,
          connection: { url, maxRetriesPerRequest: null },
          prefix: PREFIX,
        }),
      close: async () => {},
    },
    onError,
  );
}
