import type { JobKind } from '@spansmith/database';
import type { JobCompletion, ProjectWork } from '@spansmith/queue';
import type { TrainingContext } from '../context.ts';
import { deleteDeployment } from './delete-deployment.ts';
import { deleteProject } from './delete-project.ts';
import { deployModel } from './deploy-model.ts';
import { exportProject } from './export-project.ts';
import { importProject } from './import-project.ts';
import type { JobHandler } from './job-handler.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { swapDeployments } from './swap-deployments.ts';
import { toJobFailure } from './to-job-failure.ts';
import { trainModel } from './train-model/train-model.ts';

const handlers: Readonly<Record<JobKind, JobHandler>> = {
  import: importProject,
  export: exportProject,
  train: trainModel,
  deploy: deployModel,
  'delete-deployment': deleteDeployment,
  'swap-deployments': swapDeployments,
  'load-snapshot': loadSnapshot,
  'delete-project': deleteProject,
};

/** Does a claimed job, of any kind. Throws JobFailedError for what its owner shall read. */
export async function runJob(
  context: TrainingContext,
  work: ProjectWork,
  signal: AbortSignal,
): Promise<JobCompletion> {
  const explained = <T>(doing: () => Promise<T>): Promise<T> =>
    doing().catch((error) => {
      throw toJobFailure(error, context.log);
    });
  const { write, ...completion } = await explained(() => handlers[work.job.kind](context, work, signal));
  return write ? { ...completion, write: (trx) => explained(() => write(trx)) } : completion;
}
