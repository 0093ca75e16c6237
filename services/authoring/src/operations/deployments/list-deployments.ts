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
    const { items } = await readDeployments(db, project.id, { skip: paging.offset, limit: paging.fetch });
    return ok(pageOf(items.map(toDeployment), paging, links));
  };
}
