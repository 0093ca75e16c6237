import { invalidArgument, notFound } from '@spansmith/contract';
import {
  type Deployment,
  getDeployment,
  getJob,
  getModel,
  getProject,
  type JobKind,
  type JobState,
  type ModelRow,
  type ProjectRow,
  type Queryable,
} from '@spansmith/database';

/** @throws ApiError 404 ProjectNotFound */
export async function findProject(db: Queryable, name: string): Promise<ProjectRow> {
  const project = await getProject(db, name);
  if (!project) throw notFound('Project', name);
  return project;
}

/** The current model of a label. @throws ApiError 404 */
export async function findModel(db: Queryable, project: ProjectRow, label: string): Promise<ModelRow> {
  const model = await getModel(db, project.id, label);
  if (!model) throw notFound('Model', label, project.name);
  return model;
}

/** @throws ApiError 404 */
export async function findDeployment(db: Queryable, project: ProjectRow, name: string): Promise<Deployment> {
  const deployment = await getDeployment(db, project.id, name);
  if (!deployment) throw notFound('Deployment', name, project.name);
  return deployment;
}

/** What a job's address says about it; each part that is given must be right, or there is no such job. */
export interface JobAddress {
  id: string;
  kinds: readonly JobKind[];
  projectName?: string;
  /** Model label or deployment name. */
  target?: string;
}

/** The job at an address, also when its project is gone. @throws ApiError 404 OperationNotFound */
export async function findJob(
  db: Queryable,
  { id, kinds, projectName, target }: JobAddress,
): Promise<JobState> {
  const job = await getJob(db, id);
  const isThere =
    job &&
    kinds.includes(job.kind) &&
    (projectName === undefined || job.project_name === projectName) &&
    (target === undefined || job.target === target);
  if (!isThere) throw notFound('Job', id, projectName);
  return job;
}

/** Refuses a name in the body that contradicts the one in the path. @throws ApiError 400 */
export function requireSameName(inPath: string, inBody: string, target: string): void {
  if (inPath === inBody) return;
  throw invalidArgument(
    `The path names the project "${inPath}", but ${target} in the body is "${inBody}". Send the same name in both.`,
    { target },
  );
}
