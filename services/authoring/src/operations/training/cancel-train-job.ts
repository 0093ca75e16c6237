import { requestJobCancel } from '@spansmith/database';
import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';
import { jobPath } from '../../paths.ts';

/** `POST …/train/jobs/{jobId}/:cancel`: a job that has ended already stays as it is. */
export function cancelTrainJob({ db }: AuthoringContext): Handler<'cancelTrainJob'> {
  return async ({ params: { projectName, jobId }, links }) => {
    const job = await findJob(db, { id: jobId, kinds: ['train'], projectName });
    await requestJobCancel(db, job.id);
    return accepted(links.operationLocation(jobPath.train(projectName, job.id)));
  };
}
