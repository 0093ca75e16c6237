import { deleteDeployment as deleteDeploymentRow } from '@spansmith/database';
import type { JobHandler } from './job-handler.ts';

/** Takes a deployment away; one that is gone already is deleted all the same. */
export const deleteDeployment: JobHandler = async (_context, { job }) => ({
  async write(trx) {
    await deleteDeploymentRow(trx, job.project_id!, job.target!);
  },
});
