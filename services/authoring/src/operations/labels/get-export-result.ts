import { ApiError, conflict } from '@spansmith/contract';
import { exportKey, ObjectNotFoundError, type ObjectStore } from '@spansmith/object-store';
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
    return stream(await readFile(objects, job.id), 'application/json; charset=utf-8');
  };
}

/** The store may have lost it, or the job have expired since it was found. */
async function readFile(objects: ObjectStore, jobId: string): Promise<string> {
  try {
    return Buffer.from(await objects.get(exportKey(jobId))).toString('utf8');
  } catch (error) {
    if (!(error instanceof ObjectNotFoundError)) throw error;
    throw new ApiError('NotFound', `The file of export job ${jobId} is gone. Export the project again.`, {
      target: jobId,
      cause: error,
    });
  }
}
