import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../../scripts/stack/free-port.ts';
import { redisIsAvailable, startRedisServer, startTestRedis } from '../../../tests/support/redis.ts';
import { describeJobQueue, untilDone } from '../test-support/job-queue-suite.ts';
import { createRedisQueue } from './redis-queue.ts';

describe.skipIf(!redisIsAvailable)('the queue on Redis', () => {
  describeJobQueue(async () => {
    const redis = await startTestRedis();
    return {
      backend: 'redis',
      url: redis.url,
      open: async () => {
        const queue = createRedisQueue(redis.url, () => {});
        await untilDone(() => queue.check());
        return queue;
      },
      async breakConnections() {
        const client = new Redis(redis.url);
        await client.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
        client.disconnect();
      },
      stop: () => redis.stop(),
    };
  });

  it('refuses jobs while Redis is away, and takes them when it is back', async () => {
    const port = await freePort();
    const first = await startRedisServer(port);
    const queue = createRedisQueue(first.url, () => {});
    await untilDone(() => queue.check());
    await first.stop();
    await expect(queue.enqueue('project-jobs', ['while-away'])).rejects.toThrow();
    await expect(queue.check()).rejects.toThrow();

    const second = await startRedisServer(port);
    await untilDone(() => queue.enqueue('project-jobs', ['when-back']));
    await queue.close();
    await second.stop();
  });

  it('can be made and closed while Redis is away', async () => {
    const queue = createRedisQueue(`redis://127.0.0.1:${await freePort()}`, () => {});
    await expect(queue.check()).rejects.toThrow();
    const consumer = queue.process('project-jobs', async () => {}, { concurrency: 1 });
    await consumer.close();
    await queue.close();
  });
});
