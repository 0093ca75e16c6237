import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findModel, findProject } from '../../find.ts';
import { jobPath } from '../../paths.ts';
import { startJob } from '../../start-job.ts';

/**
 * `PUT …/deployments/{deploymentName}`: deploys the model that has the label now; one that is trained under the
 * label later needs a deployment of its own.
 */
export function deployProject({ db }: AuthoringContext): Handler<'deployProject'> {
  return async ({ params: { projectName, deploymentName }, body, links }) => {
    const project = await findProject(db, projectName);
    const model = await findModel(db, project, body.trainedModelLabel);
    const id = await startJob(db, project, {
      kind: 'deploy',
      target: deploymentName,
      payload: { trainedModelLabel: model.label, modelId: model.id },
    });
    return accepted(links.operationLocation(jobPath.deployment(projectName, deploymentName, id)));
  };
}
