import { conflict } from '@spansmith/contract';
import { exportKey } from '@spansmith/object-store';
import { type Handler, stream } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { findJob } from '../../find.ts';

/** `GET …/export/jobs/{jobId}/result`: the labels file that an export job has written. */
export function getExportResult({ db, objects }: AuthoringContext): Handler<'getExportResult'> {
  return async ({ params: { projectName, jobId } }) => {
    const job = await findJob(db, { id: jobId, kinds: ['export'], projectName });
    if (job.status !== 'succeeded') {
      throw conflict(`The export job is ${job.status}: it has a file only once it has succeeded.`);
    }
    const file = await objects.get(exportKey(job.id));
    return stream(Buffer.from(file).toString('utf8'), 'application/json; charset=utf-8');
  };
}
