import { ApiError, type ExtensionSchemas } from '@spansmith/contract';
import { modelReportKey, ObjectNotFoundError } from '@spansmith/object-store';
import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findModel, findProject } from '../../find.ts';

/** `GET /spansmith/projects/{projectName}/models/{trainedModelLabel}/report`: as the training job has written it. */
export function getModelReport({ db, objects }: AuthoringContext): Handler<'getModelReport'> {
  return async ({ params: { projectName, trainedModelLabel } }) => {
    const project = await findProject(db, projectName);
    const model = await findModel(db, project, trainedModelLabel);
    try {
      const report = await objects.get(modelReportKey(model.artifact_prefix));
      return ok(JSON.parse(Buffer.from(report).toString()) as ExtensionSchemas['ModelReport']);
    } catch (error) {
      if (!(error instanceof ObjectNotFoundError)) throw error;
      throw new ApiError(
        'NotFound',
        `The model "${model.label}" has no report, because an earlier version of Spansmith trained it. Train it again.`,
        { target: model.label },
      );
    }
  };
}
