import { createDatabase, type DatabaseHandle } from '@spansmith/database';
import { type ObjectStore, openObjectStore } from '@spansmith/object-store';
import { createRedisQueue, type JobQueue } from '@spansmith/queue';
import type { BackendConfig } from './config.ts';
import type { HealthCheck } from './health.ts';
import type { Logger } from './logger.ts';

/** What every service stands on, whether it came from the network or is embedded. */
export interface Backends {
  database: DatabaseHandle;
  queue: JobQueue;
  objects: ObjectStore;
}

/**
 * Opens Postgres, Redis or Valkey, and an S3 store. Database and queue connect when they are first used, and again
 * after each loss; the bucket is made if it is missing.
 *
 * @throws ObjectStoreError when the store does not answer, or refuses the credentials
 */
export async function openBackends(config: BackendConfig, name: string, log: Logger): Promise<Backends> {
  const objects = await openObjectStore({ kind: 's3', ...config.s3 });
  const database = createDatabase({
    connectionString: config.databaseUrl,
    applicationName: `spansmith-${name}`,
    onConnectionError: (err) => log.warn({ err }, 'a database connection broke; another one will be opened'),
  });
  const queue = createRedisQueue(config.redisUrl, (err) => log.warn({ err }, 'queue'));
  return { database, queue, objects };
}

/** What `/health/ready` asks. */
export function backendChecks({ database, queue, objects }: Backends): Record<string, HealthCheck> {
  return {
    database: () => database.check(),
    queue: () => queue.check(),
    objects: () => objects.checkHealth(),
  };
}

/** Closes all of them, the queue before the database that it may live in. */
export async function closeBackends({ database, queue, objects }: Backends): Promise<void> {
  await queue.close();
  await database.close();
  objects.close();
}
