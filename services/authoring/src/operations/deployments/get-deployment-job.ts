import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';
import { toJobState } from '../../wire/job.ts';

/** `GET …/deployments/{deploymentName}/jobs/{jobId}`: also answers when the deployment is gone. */
export function getDeploymentJob({ db }: AuthoringContext): Handler<'getDeploymentJob'> {
  return async ({ params: { projectName, deploymentName: target, jobId } }) => {
    const kinds = ['deploy', 'delete-deployment'] as const;
    return ok(toJobState(await findJob(db, { id: jobId, kinds, projectName, target })));
  };
}
