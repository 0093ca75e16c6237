import { setTimeout as sleep } from 'node:timers/promises';
import { deleteSupersededModels } from '@spansmith/database';
import type { TrainingContext } from '../context.ts';
import { removeAbandonedFolders } from '../jobs/train-model/work-folder.ts';
import { deleteCheckpoints } from './delete-checkpoints.ts';
import { deleteOrphans } from './delete-orphans.ts';

const EVERY_MS = 3_600_000;

/**
 * Deletes what nobody can reach any more, now and every hour: models that were trained again and are deployed nowhere,
 * objects that a crash has left without a row, checkpoints of jobs that have ended, folders of killed processes. Several processes don't disturb each other.
 */
export function startCleanUp(context: TrainingContext): { close(): Promise<void> } {
  const stop = new AbortController();

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await cleanUp(context, stop.signal);
      } catch (err) {
        if (!stop.signal.aborted) context.log.error({ err }, 'clean-up failed; it is tried again in an hour');
      }
      await sleep(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }
  const running = run();

  return {
    async close() {
      stop.abort();
      await running;
    },
  };
}

async function cleanUp(context: TrainingContext, signal: AbortSignal): Promise<void> {
  const { db, objects, workFolder, log } = context;
  await removeAbandonedFolders(workFolder);
  const models = await deleteUnusedModels(context, signal);
  const orphans = await deleteOrphans(db, objects, Date.now(), signal);
  const checkpoints = await deleteCheckpoints(db, objects, signal);
  if (models + orphans + checkpoints > 0) log.info({ models, orphans, checkpoints }, 'cleaned up');
}

async function deleteUnusedModels({ db, objects }: TrainingContext, signal: AbortSignal): Promise<number> {
  let deleted = 0;
  while (!signal.aborted) {
    const models = await deleteSupersededModels(db);
    if (models.length === 0) break;
    for (const model of models) await objects.deletePrefix(model.artifact_prefix);
    deleted += models.length;
  }
  return deleted;
}
