import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findProject } from '../../find.ts';
import { jobPath } from '../../paths.ts';
import { startJob } from '../../start-job.ts';

/** `DELETE …/projects/{projectName}`: starts a job whose state can be read when the project is gone. */
export function deleteProject({ db }: AuthoringContext): Handler<'deleteProject'> {
  return async ({ params, links }) => {
    const project = await findProject(db, params.projectName);
    const id = await startJob(db, project, { kind: 'delete-project', payload: {} });
    return accepted(links.operationLocation(jobPath.deletion(id)));
  };
}
