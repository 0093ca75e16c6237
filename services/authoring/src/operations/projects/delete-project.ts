import { createJob } from '@spansmith/database';
import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findProject } from '../../find.ts';
import { jobPath } from '../../paths.ts';

/** `DELETE …/projects/{projectName}`: starts a job whose state can be read when the project is gone. */
export function deleteProject({ db }: AuthoringContext): Handler<'deleteProject'> {
  return async ({ params, links }) => {
    const { id: projectId, name: projectName } = await findProject(db, params.projectName);
    const id = await createJob(db, { kind: 'delete-project', projectId, projectName, payload: {} });
    return accepted(links.operationLocation(jobPath.deletion(id)));
  };
}
