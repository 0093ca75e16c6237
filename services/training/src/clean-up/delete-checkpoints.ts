import type { Queryable } from '@spansmith/database';
import { CHECKPOINTS_PREFIX, checkpointPrefix, type ObjectStore } from '@spansmith/object-store';

/**
 * Deletes the checkpoints of jobs that have ended or are gone: a crash, or a cancellation while nobody worked on the
 * job, leaves them behind. Returns of how many jobs.
 *
 * @throws the reason of `signal`
 */
export async function deleteCheckpoints(
  db: Queryable,
  objects: ObjectStore,
  signal: AbortSignal,
): Promise<number> {
  const jobIds = new Set<string>();
  for await (const { key } of objects.listAll(CHECKPOINTS_PREFIX)) {
    jobIds.add(key.slice(CHECKPOINTS_PREFIX.length).split('/', 1)[0]!);
  }
  let deleted = 0;
  for (const id of jobIds) {
    signal.throwIfAborted();
    const job = await db
      .selectFrom('jobs')
      .select('id')
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (job) continue;
    await objects.deletePrefix(checkpointPrefix(id));
    deleted++;
  }
  return deleted;
}
