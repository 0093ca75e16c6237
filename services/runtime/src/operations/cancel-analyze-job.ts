import { notFound } from '@spansmith/contract';
import { requestAnalyzeJobCancel } from '@spansmith/database';
import { accepted, type Handler } from '@spansmith/service-kit';
import type { RuntimeContext } from '../context.ts';
import { jobPath } from '../paths.ts';

/** `POST /language/analyze-text/jobs/{jobId}:cancel`: a job that has ended already stays as it is. */
export function cancelAnalyzeJob({ db }: RuntimeContext): Handler<'cancelAnalyzeJob'> {
  return async ({ params: { jobId }, links }) => {
    if (!(await requestAnalyzeJobCancel(db, jobId))) throw notFound('Job', jobId);
    return accepted(links.operationLocation(jobPath(jobId)));
  };
}
