import { setTimeout as sleep } from 'node:timers/promises';
import type { TrainEvent } from '@spansmith/contract';
import { getJob, type JobStatus, readTrainingEvents } from '@spansmith/database';
import { events, type Handler, type ServerEvent } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';

const POLL_MS = 250;
const ENDED: readonly JobStatus[] = ['succeeded', 'failed', 'cancelled'];

/**
 * `GET /spansmith/projects/{projectName}/train/jobs/{jobId}/events`: the job's log from its start, or from behind
 * `Last-Event-ID`, until the job has ended.
 */
export function streamTrainEvents({ db }: AuthoringContext): Handler<'streamTrainEvents'> {
  return async ({ params: { projectName, jobId }, headers, signal }) => {
    const job = await findJob(db, { id: jobId, kinds: ['train'], projectName });
    return events(followJob(db, job.id, headers['last-event-id'] ?? 0, signal));
  };
}

/**
 * The events live in Postgres, and are read from there: whichever process works on the job, and however often the
 * client reconnects, none is lost.
 */
async function* followJob(
  db: AuthoringContext['db'],
  jobId: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  let last = after;
  while (!signal.aborted) {
    // The state is read before the events: what an ended job had to say is in the log by then.
    const status = (await getJob(db, jobId))?.status;
    const page = await readTrainingEvents(db, jobId, last);
    for (const { sequence, event } of page) {
      last = sequence;
      yield { id: sequence, event: 'progress', data: event as TrainEvent };
    }
    if (page.length > 0) continue;
    if (status === undefined || ENDED.includes(status)) return;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
