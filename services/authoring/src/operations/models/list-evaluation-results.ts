import type { Schemas } from '@spansmith/contract';
import { listModelEvaluationDocuments } from '@spansmith/database';
import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findModel, findProject } from '../../find.ts';

/** `GET …/models/{trainedModelLabel}/evaluation/result`: the test documents, as the training job has written them. */
export function listEvaluationResults({ db }: AuthoringContext): Handler<'listEvaluationResults'> {
  return async ({ params, query, links }) => {
    const project = await findProject(db, params.projectName);
    const model = await findModel(db, project, params.trainedModelLabel);
    const paging = parsePaging(query);
    const documents = await listModelEvaluationDocuments(db, model.id, paging);
    return ok(pageOf(documents as Schemas['DocumentEvaluation'][], paging, links));
  };
}
