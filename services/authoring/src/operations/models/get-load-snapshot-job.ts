import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';
import { toJobState } from '../../wire/job.ts';

/** `GET …/models/{trainedModelLabel}/load-snapshot/jobs/{jobId}`. */
export function getLoadSnapshotJob({ db }: AuthoringContext): Handler<'getLoadSnapshotJob'> {
  return async ({ params: { projectName, trainedModelLabel: target, jobId } }) =>
    ok(toJobState(await findJob(db, { id: jobId, kinds: ['load-snapshot'], projectName, target })));
}
