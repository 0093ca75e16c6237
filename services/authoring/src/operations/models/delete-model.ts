import { conflict, notFound } from '@spansmith/contract';
import { deleteModel as deleteModelRows } from '@spansmith/database';
import { type Handler, noContent } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findProject } from '../../find.ts';

/** `DELETE …/models/{trainedModelLabel}`: refused while a deployment answers with it. */
export function deleteModel({ db, objects, log }: AuthoringContext): Handler<'deleteModel'> {
  return async ({ params: { projectName, trainedModelLabel } }) => {
    const project = await findProject(db, projectName);
    const deletion = await deleteModelRows(db, project.id, trainedModelLabel);
    if (deletion.outcome === 'not-found') throw notFound('Model', trainedModelLabel, projectName);
    if (deletion.outcome === 'deployed') {
      throw conflict(
        `The model "${trainedModelLabel}" is deployed as ${deletion.deployments.join(', ')}. ` +
          'Delete these deployments, or deploy another model there, before you delete it.',
        { target: trainedModelLabel },
      );
    }
    // Without its row an artifact is out of reach. What is left behind here, the training service cleans up.
    for (const { artifact_prefix: prefix } of deletion.models) {
      await objects
        .deletePrefix(prefix)
        .catch((err) => log.warn({ err, prefix }, 'an artifact was left behind'));
    }
    return noContent();
  };
}
