import { notFound } from '@spansmith/contract';
import { type Deployment, findDeployment, type ProjectRow } from '@spansmith/database';
import type { RuntimeContext } from '../context.ts';

/** What a request asks: the deployment of a project. */
export interface DeploymentName {
  projectName: string;
  deploymentName: string;
}

/** A deployment that was found, and its project. */
export interface Deployed {
  project: ProjectRow;
  deployment: Deployment;
}

/**
 * The deployment as it is now. It is looked up for every request, so a new one is seen at once by every process.
 *
 * @throws ApiError 404 when there is no such project, or no such deployment in it
 */
export async function findDeployed(
  { db }: Pick<RuntimeContext, 'db'>,
  { projectName, deploymentName }: DeploymentName,
): Promise<Deployed> {
  const found = await findDeployment(db, projectName, deploymentName);
  if (!found) throw notFound('Project', projectName);
  const { project, deployment } = found;
  if (!deployment) throw notFound('Deployment', deploymentName, projectName);
  return { project, deployment };
}
