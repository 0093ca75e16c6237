import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';
import { toTrainingJob } from '../../wire/training-job.ts';

/** `GET …/train/jobs/{jobId}`. */
export function getTrainJob({ db }: AuthoringContext): Handler<'getTrainJob'> {
  return async ({ params: { projectName, jobId } }) =>
    ok(toTrainingJob(await findJob(db, { id: jobId, kinds: ['train'], projectName })));
}
