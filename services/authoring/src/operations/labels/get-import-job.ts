import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';
import { toJobState } from '../../wire/job.ts';

/** `GET …/import/jobs/{jobId}`: when it failed, `errors` lists what is wrong with the labels file. */
export function getImportJob({ db }: AuthoringContext): Handler<'getImportJob'> {
  return async ({ params: { projectName, jobId } }) =>
    ok(toJobState(await findJob(db, { id: jobId, kinds: ['import'], projectName })));
}
