import type { Schemas } from '@spansmith/contract';
import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findModel, findProject } from '../../find.ts';

/** `GET …/models/{trainedModelLabel}/evaluation/summary-result`: as the training job has written it. */
export function getEvaluationSummary({ db }: AuthoringContext): Handler<'getEvaluationSummary'> {
  return async ({ params }) => {
    const project = await findProject(db, params.projectName);
    const model = await findModel(db, project, params.trainedModelLabel);
    return ok(model.evaluation_summary as Schemas['EvaluationSummary']);
  };
}
