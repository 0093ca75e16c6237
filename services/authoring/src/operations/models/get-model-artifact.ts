import { notFound } from '@spansmith/contract';
import { ObjectNotFoundError } from '@spansmith/object-store';
import { download, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findModel, findProject } from '../../find.ts';

const CONTENT_TYPES = {
  'model.onnx': 'application/octet-stream',
  'manifest.json': 'application/json; charset=utf-8',
} as const;

/** `GET /spansmith/projects/{projectName}/models/{trainedModelLabel}/artifact/{file}`: streamed from the store. */
export function getModelArtifact({ db, objects }: AuthoringContext): Handler<'getModelArtifact'> {
  return async ({ params: { projectName, trainedModelLabel, file } }) => {
    const project = await findProject(db, projectName);
    const model = await findModel(db, project, trainedModelLabel);
    const key = `${model.artifact_prefix}${file}`;
    const stored = await objects.stat(key);
    // Deleted since it was found.
    const gone = notFound('Model', trainedModelLabel, projectName);
    if (!stored) throw gone;
    const body = await objects.read(key).catch((error) => {
      throw error instanceof ObjectNotFoundError ? gone : error;
    });
    const name = `${model.label}-${file}`;
    return download(body, { name, contentType: CONTENT_TYPES[file], sizeBytes: stored.sizeBytes });
  };
}
