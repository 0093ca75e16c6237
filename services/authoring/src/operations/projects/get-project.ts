import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findProject } from '../../find.ts';
import { toProject } from '../../wire/project.ts';

/** `GET …/projects/{projectName}`. */
export function getProject({ db }: AuthoringContext): Handler<'getProject'> {
  return async ({ params }) => ok(toProject(await findProject(db, params.projectName)));
}
