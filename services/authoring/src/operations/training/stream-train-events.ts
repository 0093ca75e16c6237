import { pause } from '@spansmith/basics';
import type { TrainEvent } from '@spansmith/contract';
import { getJob, type JobState, type Queryable, readTrainingEvents } from '@spansmith/database';
import { events, type Handler, type ServerEvent } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';

const POLL_MS = 250;

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
  db: Queryable,
  jobId: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  let last = after;
  while (!signal.aborted) {
    // The state is read before the events: what an ended job had to say is in the log by then.
    const job = await getJob(db, jobId);
    const page = await readTrainingEvents(db, jobId, last);
    for (const { sequence, event } of page) {
      last = sequence;
      yield toServerEvent(sequence, event as TrainEvent);
    }
    if (page.length > 0) continue;
    if (!job) return;
    const end = endEvent(job);
    if (end) {
      // A job that ended without a worker, by a cancellation or the sweep, has no such event in its log.
      if ((job.progress as TrainEvent | null)?.stage !== end.stage) yield toServerEvent(last + 1, end);
      return;
    }
    await pause(POLL_MS, signal);
  }
}

function toServerEvent(id: number, data: TrainEvent): ServerEvent {
  return { id, event: 'progress', data };
}

/** The last event of a job that has ended; undefined while it goes on. */
function endEvent({ status, progress, errors }: JobState): TrainEvent | undefined {
  const percent = (progress as TrainEvent | null)?.percent ?? 0;
  if (status === 'succeeded') return { stage: status, percent: 100 };
  if (status === 'cancelled') return { stage: status, percent };
  if (status === 'failed') return { stage: status, percent, message: errors[0]?.message };
  return undefined;
}
