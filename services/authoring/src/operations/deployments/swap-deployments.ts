import { invalidArgument } from '@spansmith/contract';
import { createJob } from '@spansmith/database';
import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findDeployment, findProject } from '../../find.ts';
import { jobPath } from '../../paths.ts';

/** `POST …/deployments/:swap`: two deployments exchange their models. */
export function swapDeployments({ db }: AuthoringContext): Handler<'swapDeployments'> {
  return async ({ params: { projectName }, body, links }) => {
    const { firstDeploymentName, secondDeploymentName } = body;
    const project = await findProject(db, projectName);
    if (firstDeploymentName === secondDeploymentName) {
      throw invalidArgument('A deployment cannot be swapped with itself. Name two deployments.', {
        target: 'secondDeploymentName',
      });
    }
    await findDeployment(db, project, firstDeploymentName);
    await findDeployment(db, project, secondDeploymentName);
    const id = await createJob(db, {
      kind: 'swap-deployments',
      projectId: project.id,
      projectName,
      payload: { firstDeploymentName, secondDeploymentName },
    });
    return accepted(links.operationLocation(jobPath.swap(projectName, id)));
  };
}
