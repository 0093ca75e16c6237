import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';
import { exportResultPath } from '../../paths.ts';
import { toJobState } from '../../wire/job.ts';

/** `GET …/export/jobs/{jobId}`: with the address of the file once the job has succeeded. */
export function getExportJob({ db }: AuthoringContext): Handler<'getExportJob'> {
  return async ({ params: { projectName, jobId }, links }) => {
    const job = await findJob(db, { id: jobId, kinds: ['export'], projectName });
    const resultUrl = links.operationLocation(exportResultPath(projectName, jobId));
    return ok({ ...toJobState(job), ...(job.status === 'succeeded' && { resultUrl }) });
  };
}
