import type { TrainEvent } from '@spansmith/contract';
import { appendTrainingEvent, finishJob, getJob } from '@spansmith/database';
import { type JobSource, type ProjectWork, trainingJobSource } from '@spansmith/queue';
import { endEvent } from './train-events.ts';

/** Training jobs whose last event is written together with their end. */
export const trainingSource: JobSource<ProjectWork> = {
  ...trainingJobSource,
  async finish(trx, claim, ending) {
    const job = await getJob(trx, claim.id);
    const { percent = 0 } = (job?.progress as TrainEvent | null | undefined) ?? {};
    // Before the end, because afterwards the claim holds no more.
    await appendTrainingEvent(trx, claim, endEvent(ending, percent));
    await finishJob(trx, claim, ending);
  },
};
