import { serializeLabelsFile } from '@spansmith/labels';
import { exportKey } from '@spansmith/object-store';
import { readSnapshot } from '../labels/read-snapshot.ts';
import { readWorkingCopy } from '../labels/working-copy.ts';
import type { JobHandler } from './job-handler.ts';

interface ExportPayload {
  /** What a model was trained on; absent: the working copy. */
  snapshotKey?: string;
}

/** Writes a project's labels file to the object store, where it stays until the job expires. */
export const exportProject: JobHandler = async ({ db, objects }, { job }, signal) => {
  const { snapshotKey } = job.payload as ExportPayload;
  const project = snapshotKey
    ? await readSnapshot(objects, snapshotKey)
    : await readWorkingCopy(db, { id: job.project_id, name: job.project_name });
  signal.throwIfAborted();
  await objects.put(exportKey(job.id), JSON.stringify(serializeLabelsFile(project)), {
    contentType: 'application/json',
  });
  return {};
};
