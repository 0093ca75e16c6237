import { listJobs } from '@spansmith/database';
import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findProject } from '../../find.ts';
import { toTrainingJob } from '../../wire/training-job.ts';

/** `GET …/train/jobs`: the newest first, as long as they have not expired. */
export function listTrainJobs({ db }: AuthoringContext): Handler<'listTrainJobs'> {
  return async ({ params, query, links }) => {
    const { id: projectId } = await findProject(db, params.projectName);
    const paging = parsePaging(query);
    const jobs = await listJobs(db, { projectId, kind: 'train' }, paging);
    return ok(pageOf(jobs.map(toTrainingJob), paging, links));
  };
}
