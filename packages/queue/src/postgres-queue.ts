import type { ConnectionSettings } from '@spansmith/database';
import {
  createPostgresBackend,
  type JobProgress,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq';
import pg from 'pg';
import { createBullmqQueue } from './bullmq-queue.ts';
import type { JobQueue, QueueErrorListener } from './job-queue.ts';

/** The schema that BullMQ calls its own when it is handed a pool. */
const SCHEMA = 'bullmq';

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
    options: `-c search_path=${SCHEMA}`,
    keepAlive: true,
  });
  pool.setMaxListeners(20);
  // BullMQ listens to the pool as well, and passes on what it hears.
  pool.on('error', () => undefined);
  // The pool listens to idle connections only. One in use tells its user, unless it breaks between two queries.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
  return createBullmqQueue(
    {
      queue: (name) => new Queue(name, { connection: pool }, createPostgresBackend),
      worker: (name, processor, options) => {
        const settings = { ...options, connection: pool, autorun: false };
        return new PostgresWorker(name, processor, settings, createPostgresBackend).runWhenConnected();
      },
      close: () => pool.end(),
    },
    onError,
  );
}

/** BullMQ's worker, whose start on Postgres needs two corrections. */
class PostgresWorker extends Worker<
  { jobId: string },
  void,
  string,
  PostgresQueueBackend,
  JobProgress,
  PostgresConnectionOptions
> {
  /** When its first query fails, BullMQ repeats that failure for ever, in a loop without a pause: better none at all. */
  runWhenConnected(): this {
    void this.waitUntilReady().then(() => this.run());
    return this;
  }

  /** Closed while it is connecting, it would keep the connection that it listens on, for ever. */
  override async close(force?: boolean): Promise<void> {
    await this.waitUntilReady().catch(() => undefined);
    await super.close(force);
  }
}
