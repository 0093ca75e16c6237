import { notFound } from '@spansmith/contract';
import {
  createJob,
  createTrainingJob,
  type NewJob,
  ProjectGoneError,
  type ProjectRow,
  type Queryable,
} from '@spansmith/database';

type JobOfProject = Omit<NewJob, 'projectId' | 'projectName'>;

/**
 * Accepts a job of a project that was found before. Returns its id.
 *
 * @throws ApiError 404 ProjectNotFound if the project was deleted meanwhile
 */
export function startJob(db: Queryable, project: ProjectRow, job: JobOfProject): Promise<string> {
  return unlessGone(project, createJob(db, { ...job, ...ofProject(project) }));
}

/**
 * As `startJob`, for a training, of which a project has one at a time.
 *
 * @returns the new job, or the one that has not ended yet
 */
export function startTrainingJob(
  db: Queryable,
  project: ProjectRow,
  job: Omit<JobOfProject, 'kind'>,
): ReturnType<typeof createTrainingJob> {
  return unlessGone(project, createTrainingJob(db, { ...job, ...ofProject(project) }));
}

function ofProject({ id, name }: ProjectRow) {
  return { projectId: id, projectName: name };
}

async function unlessGone<Result>({ name }: ProjectRow, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProjectGoneError) throw notFound('Project', name);
    throw error;
  }
}
