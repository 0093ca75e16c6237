import { conflict } from '@spansmith/contract';
import { putDeployment } from '@spansmith/database';
import type { JobHandler } from './job-handler.ts';

interface DeployPayload {
  trainedModelLabel: string;
  /** Id of the row of the model that had the label when the deployment was asked for. */
  modelId: string;
}

/** Lets a deployment answer with a model; one that exists changes over to it. */
export const deployModel: JobHandler = async (_context, { job }) => {
  const { trainedModelLabel, modelId } = job.payload as DeployPayload;
  return {
    async write(trx) {
      // A job that lives keeps its project: with the project, its jobs are cancelled.
      const deployment = { projectId: job.project_id!, name: job.target!, modelId };
      if (await putDeployment(trx, deployment)) return;
      throw conflict(
        `The model "${trainedModelLabel}" was deleted before it could be deployed. ` +
          'Train it again, or deploy another one.',
        { target: trainedModelLabel },
      );
    },
  };
};
