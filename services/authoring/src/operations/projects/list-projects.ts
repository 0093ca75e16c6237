import { listProjects as readProjects } from '@spansmith/database';
import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { toProject } from '../../wire/project.ts';

/** `GET …/projects`: all projects, by name. */
export function listProjects({ db }: AuthoringContext): Handler<'listProjects'> {
  return async ({ query, links }) => {
    const paging = parsePaging(query);
    const projects = await readProjects(db, paging);
    return ok(pageOf(projects.map(toProject), paging, links));
  };
}
