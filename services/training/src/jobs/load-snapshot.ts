import { readSnapshot } from '../labels/read-snapshot.ts';
import { replaceWorkingCopy } from '../labels/working-copy.ts';
import type { JobHandler } from './job-handler.ts';

interface LoadSnapshotPayload {
  snapshotKey: string;
}

/** Makes what a model was trained on the project's working copy again; the labels that it had until now are gone. */
export const loadSnapshot: JobHandler = async ({ objects }, { job }) => {
  const { snapshotKey } = job.payload as LoadSnapshotPayload;
  const snapshot = await readSnapshot(objects, snapshotKey);
  return { write: (trx) => replaceWorkingCopy(trx, job.project_name, snapshot) };
};
