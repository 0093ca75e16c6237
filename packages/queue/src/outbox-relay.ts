import { pause } from '@spansmith/basics';
import { type DatabaseHandle, type Queryable, type QueueName, waitsForEarlierJob } from '@spansmith/database';
import type { PoolClient } from 'pg';
import type { JobQueue } from './job-queue.ts';

/** Moves messages until it is closed. */
export interface OutboxRelay {
  /** Finishes the batch at hand and stops. */
  close(): Promise<void>;
}

/** What the relay works with; defaults in parentheses. */
export interface OutboxRelayOptions {
  database: Pick<DatabaseHandle, 'db' | 'pool'>;
  queue: Pick<JobQueue, 'enqueue'>;
  /** Told of each failure; the relay goes on. */
  onError(error: Error): void;
  /** How long a message can lie when its notification was lost (500). */
  pollMs?: number;
}

const BATCH_SIZE = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Moves rows of the outbox to the queue, as soon as they are committed: a trigger notifies, and polling makes up for
 * notifications that are missed, and finds what no longer waits for an earlier job. Any number of processes may run one.
 */
export function startOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { database, queue, onError, pollMs = 500 } = options;
  const stop = new AbortController();
  let wakeUp = new AbortController();
  const listening = listen(database, () => wakeUp.abort(), onError, stop.signal);

  async function run(): Promise<void> {
    let failures = 0;
    while (!stop.signal.aborted) {
      // Made before reading, so that a row committed while we read wakes us at once.
      wakeUp = new AbortController();
      let moved = 0;
      try {
        moved = await relayBatch(database.db, queue);
        failures = 0;
      } catch (error) {
        onError(error as Error);
        failures++;
      }
      if (moved === BATCH_SIZE) continue;
      if (failures > 0) await pause(Math.min(pollMs * 2 ** (failures - 1), LONGEST_PAUSE_MS), stop.signal);
      else await pause(pollMs, AbortSignal.any([stop.signal, wakeUp.signal]));
    }
  }
  const running = run();

  return {
    async close() {
      stop.abort();
      await Promise.all([running, listening]);
    },
  };
}

/**
 * Moves up to 100 rows and returns how many. The row of a job that waits for an earlier one stays. A row is deleted only
 * after the queue has it: a crash in between adds it twice, which is harmless, and never loses it.
 */
function relayBatch(db: Queryable, queue: Pick<JobQueue, 'enqueue'>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('outbox')
      .select(['id', 'queue', 'job_id'])
      .where((eb) => eb.not(waitsForEarlierJob))
      .orderBy('id')
      .limit(BATCH_SIZE)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    const byQueue = new Map<QueueName, Set<string>>();
    for (const row of rows) {
      const jobIds = byQueue.get(row.queue) ?? new Set();
      byQueue.set(row.queue, jobIds.add(row.job_id));
    }
    for (const [name, jobIds] of byQueue) await queue.enqueue(name, [...jobIds]);
    const ids = rows.map((row) => row.id);
    await trx.deleteFrom('outbox').where('id', 'in', ids).execute();
    return rows.length;
  });
}

/** Listens on a connection of its own, and on another one when that breaks, until stopped. */
async function listen(
  database: Pick<DatabaseHandle, 'pool'>,
  onNotification: () => void,
  onError: (error: Error) => void,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    let client: PoolClient | undefined;
    try {
      client = await database.pool.connect();
      const broken = new Promise<Error>((resolve) => client!.once('error', resolve));
      client.on('notification', onNotification);
      await client.query('listen spansmith_outbox');
      // What came in before we listened:
      onNotification();
      const error = await Promise.race([broken, once(stop)]);
      if (error) onError(error);
    } catch (error) {
      onError(error as Error);
    } finally {
      // Closed, not given back: nobody else shall get our notifications.
      client?.release(true);
    }
    await pause(1_000, stop);
  }
}

function once(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
