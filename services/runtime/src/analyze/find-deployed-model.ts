import { notFound } from '@spansmith/contract';
import { type Deployment, findDeployment, type ProjectRow } from '@spansmith/database';
import { type LoadedModel, loadModel } from '@spansmith/inference';
import { readArtifact } from '@spansmith/model-artifact';
import type { RuntimeContext } from '../context.ts';

/** What a request asks: the deployment of a project. */
export interface DeploymentName {
  projectName: string;
  deploymentName: string;
}

/**
 * The deployment as it is now. It is looked up for every request, so a new one is seen at once by every process.
 *
 * @throws ApiError 404 when there is no such project, or no such deployment in it
 */
export async function findDeployed(
  { db }: RuntimeContext,
  { projectName, deploymentName }: DeploymentName,
): Promise<{ project: ProjectRow; deployment: Deployment }> {
  const found = await findDeployment(db, projectName, deploymentName);
  if (!found) throw notFound('Project', projectName);
  const { project, deployment } = found;
  if (!deployment) throw notFound('Deployment', deploymentName, projectName);
  return { project, deployment };
}

/** Runs `work` with a deployment's model, loading it from the object store (verified) unless it is in memory. */
export function useModel<T>(
  { objects, models, threadsPerModel }: RuntimeContext,
  { model }: Deployment,
  work: (loaded: LoadedModel) => Promise<T>,
): Promise<T> {
  const load = async () =>
    loadModel(await readArtifact(objects, model.artifact_prefix, model.manifest_sha256), {
      threads: threadsPerModel,
    });
  return models.use(model.id, load, work);
}
