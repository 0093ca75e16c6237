import { exportKey } from '@spansmith/object-store';
import { startOutboxRelay, startSweeper } from '@spansmith/queue';
import type { Backends } from './backends.ts';
import type { Logger } from './logger.ts';

/**
 * What keeps jobs going, whoever accepted them: the relay brings accepted ones to the queue, the sweeper brings back
 * those that a dead worker or a wiped queue has lost, and deletes expired ones with their export files. Every process
 * runs it, so that none is needed in particular.
 */
export function startJobUpkeep(
  { database, queue, objects }: Backends,
  log: Logger,
): { close(): Promise<void> } {
  const relay = startOutboxRelay({ database, queue, onError: (err) => log.error({ err }, 'outbox relay') });
  const sweeper = startSweeper({
    db: database.db,
    logger: log,
    async beforeJobsExpire(jobs) {
      const exports = jobs.filter(({ kind }) => kind === 'export');
      await Promise.all(exports.map(({ id }) => objects.delete(exportKey(id))));
    },
  });
  return {
    async close() {
      await Promise.all([relay.close(), sweeper.close()]);
    },
  };
}
