import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findModel, findProject } from '../../find.ts';
import { jobPath } from '../../paths.ts';
import { startJob } from '../../start-job.ts';

/** `POST …/models/{trainedModelLabel}/:load-snapshot`: the labels that it was trained on become the working copy. */
export function loadSnapshot({ db }: AuthoringContext): Handler<'loadSnapshot'> {
  return async ({ params, links }) => {
    const project = await findProject(db, params.projectName);
    const model = await findModel(db, project, params.trainedModelLabel);
    const id = await startJob(db, project, {
      kind: 'load-snapshot',
      target: model.label,
      payload: { snapshotKey: model.snapshot_key },
    });
    return accepted(links.operationLocation(jobPath.loadSnapshot(project.name, model.label, id)));
  };
}
