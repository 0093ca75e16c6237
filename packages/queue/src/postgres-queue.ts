import type { ConnectionSettings } from '@spansmith/database';
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import { createBullmqQueue } from './bullmq-queue.ts';
import type { JobQueue, QueueErrorListener } from './job-queue.ts';

/** The schema that BullMQ calls its own when it is handed a pool. */
const schema = 'bullmq';

/**
 * A job queue on Postgres, in BullMQ's own schema beside our tables; creates or upgrades that schema first. One pool
 * serves all queues and workers of this process (each worker holds one connection to listen on).
 *
 * Rejects when Postgres can't be reached.
 */
export async function createPostgresQueue(
  connection: ConnectionSettings,
  onError: QueueErrorListener,
): Promise<JobQueue> {
  const pool = new pg.Pool({
    ...connection,
    max: 12,
    application_name: 'spansmith-queue',
    options: `-c search_path=${schema}`,
    keepAlive: true,
  });
  pool.setMaxListeners(20);
  pool.on('error', onError);
  // The pool listens to idle connections only. One in use tells its user, unless it breaks between two queries.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const client = await pool.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    client.release();
  }
  return createBullmqQueue(
    {
      queue: (name) => new Queue(name, { connection: pool }, createPostgresBackend),
      worker: (name, processor, options) =>
        new Worker(name, processor, { ...options, connection: pool }, createPostgresBackend),
      close: () => pool.end(),
    },
    onError,
  );
}
