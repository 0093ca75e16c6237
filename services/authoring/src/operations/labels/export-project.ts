import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findModel, findProject } from '../../find.ts';
import { jobPath } from '../../paths.ts';
import { startJob } from '../../start-job.ts';

/**
 * `POST …/{projectName}/:export`: the working copy, or with `trainedModelLabel` what that model was trained on. The
 * model's snapshot is fixed now: training again under the label does not change what this job exports.
 */
export function exportProject({ db }: AuthoringContext): Handler<'exportProject'> {
  return async ({ params, query, links }) => {
    const project = await findProject(db, params.projectName);
    const model = query.trainedModelLabel && (await findModel(db, project, query.trainedModelLabel));
    const payload = model ? { snapshotKey: model.snapshot_key } : {};
    const id = await startJob(db, project, { kind: 'export', payload });
    return accepted(links.operationLocation(jobPath.export(project.name, id)));
  };
}
