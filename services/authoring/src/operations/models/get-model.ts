import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findModel, findProject } from '../../find.ts';
import { toModel } from '../../wire/model.ts';

/** `GET …/models/{trainedModelLabel}`. */
export function getModel({ db }: AuthoringContext): Handler<'getModel'> {
  return async ({ params }) => {
    const project = await findProject(db, params.projectName);
    return ok(toModel(await findModel(db, project, params.trainedModelLabel)));
  };
}
