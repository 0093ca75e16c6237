import { listModels as readModels } from '@spansmith/database';
import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findProject } from '../../find.ts';
import { toModel } from '../../wire/model.ts';

/** `GET …/models`: the current model of each label. */
export function listModels({ db }: AuthoringContext): Handler<'listModels'> {
  return async ({ params, query, links }) => {
    const project = await findProject(db, params.projectName);
    const paging = parsePaging(query);
    const models = await readModels(db, project.id, paging);
    return ok(pageOf(models.map(toModel), paging, links));
  };
}
