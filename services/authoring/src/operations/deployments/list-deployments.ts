import { listDeployments as readDeployments } from '@spansmith/database';
import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findProject } from '../../find.ts';
import { toDeployment } from '../../wire/deployment.ts';

/** `GET …/deployments`: all deployments of the project, by name. */
export function listDeployments({ db }: AuthoringContext): Handler<'listDeployments'> {
  return async ({ params, query, links }) => {
    const project = await findProject(db, params.projectName);
    const paging = parsePaging(query);
    const deployments = await readDeployments(db, project.id, paging);
    return ok(pageOf(deployments.map(toDeployment), paging, links));
  };
}
