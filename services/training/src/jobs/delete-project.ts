import { deleteProject as deleteProjectRows } from '@spansmith/database';
import { snapshotPrefix } from '@spansmith/object-store';
import type { JobHandler } from './job-handler.ts';

/**
 * Deletes a project: its rows, then its objects, so that no model is ever seen without its files. The documents stay:
 * their container is not the project's own.
 *
 * What a crash or a failing object store leaves behind has no row any more, and is what `delete-orphans.ts` looks for.
 */
export const deleteProject: JobHandler = async ({ db, objects, log }, { job }) => {
  const projectId = job.project_id;
  // The rows went in an earlier attempt, or with another deletion.
  if (projectId === null) return {};
  const models = await db
    .selectFrom('models')
    .select('artifact_prefix')
    .where('project_id', '=', projectId)
    .execute();
  await deleteProjectRows(db, projectId);
  try {
    for (const model of models) await objects.deletePrefix(model.artifact_prefix);
    await objects.deletePrefix(snapshotPrefix(projectId));
  } catch (err) {
    log.warn(
      { err, projectId },
      'the objects of a deleted project are still there; clean-up will delete them',
    );
  }
  return {};
};
