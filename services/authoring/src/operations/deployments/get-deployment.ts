import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findDeployment, findProject } from '../../find.ts';
import { toDeployment } from '../../wire/deployment.ts';

/** `GET …/deployments/{deploymentName}`. */
export function getDeployment({ db }: AuthoringContext): Handler<'getDeployment'> {
  return async ({ params }) => {
    const project = await findProject(db, params.projectName);
    return ok(toDeployment(await findDeployment(db, project, params.deploymentName)));
  };
}
