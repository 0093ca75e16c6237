import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';
import { toJobState } from '../../wire/job.ts';

/** `GET …/global/deletion-jobs/{jobId}`: also answers when the project is gone. */
export function getDeletionJob({ db }: AuthoringContext): Handler<'getDeletionJob'> {
  return async ({ params }) =>
    ok(toJobState(await findJob(db, { id: params.jobId, kinds: ['delete-project'] })));
}
