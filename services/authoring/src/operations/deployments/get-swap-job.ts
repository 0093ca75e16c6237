import { type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';
import { toJobState } from '../../wire/job.ts';

/** `GET …/deployments/swap/jobs/{jobId}`. */
export function getSwapJob({ db }: AuthoringContext): Handler<'getSwapJob'> {
  return async ({ params: { projectName, jobId } }) =>
    ok(toJobState(await findJob(db, { id: jobId, kinds: ['swap-deployments'], projectName })));
}
