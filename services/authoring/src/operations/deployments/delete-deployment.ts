import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findDeployment, findProject } from '../../find.ts';
import { jobPath } from '../../paths.ts';
import { startJob } from '../../start-job.ts';

/** `DELETE …/deployments/{deploymentName}`: the model stays. */
export function deleteDeployment({ db }: AuthoringContext): Handler<'deleteDeployment'> {
  return async ({ params: { projectName, deploymentName }, links }) => {
    const project = await findProject(db, projectName);
    await findDeployment(db, project, deploymentName);
    const id = await startJob(db, project, {
      kind: 'delete-deployment',
      target: deploymentName,
      payload: {},
    });
    return accepted(links.operationLocation(jobPath.deployment(projectName, deploymentName, id)));
  };
}
