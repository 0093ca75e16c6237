import { notFound } from '@spansmith/contract';
import { swapDeployments as swapDeploymentRows } from '@spansmith/database';
import type { JobHandler } from './job-handler.ts';

interface SwapPayload {
  firstDeploymentName: string;
  secondDeploymentName: string;
}

/** Two deployments exchange their models, both at once. */
export const swapDeployments: JobHandler = async (_context, { job }) => {
  const { firstDeploymentName: first, secondDeploymentName: second } = job.payload as SwapPayload;
  return {
    async write(trx) {
      const [missing] = await swapDeploymentRows(trx, job.project_id!, first, second);
      if (missing !== undefined) throw notFound('Deployment', missing, job.project_name);
    },
  };
};
