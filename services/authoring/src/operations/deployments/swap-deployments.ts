import { invalidArgument } from '@spansmith/contract';
import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findDeployment, findProject } from '../../find.ts';
import { jobPath } from '../../paths.ts';
import { startJob } from '../../start-job.ts';

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
    const payload = { firstDeploymentName, secondDeploymentName };
    const id = await startJob(db, project, { kind: 'swap-deployments', payload });
    return accepted(links.operationLocation(jobPath.swap(projectName, id)));
  };
}
