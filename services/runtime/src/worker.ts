import { randomUUID } from 'node:crypto';
import { ApiError, internalError, toErrorObject } from '@spansmith/contract';
import { type AnalyzeTaskEnding, completeAnalyzeTask, type StoredError } from '@spansmith/database';
import type { StringIndexType } from '@spansmith/labels';
import {
  type AnalyzeWork,
  analyzeJobSource,
  JobFailedError,
  type JobHandler,
  type JobQueue,
  type JobRunner,
  startJobRunner,
} from '@spansmith/queue';
import { analyzeDocuments } from './analyze/analyze-documents.ts';
import type { RuntimeContext } from './context.ts';

/** What the worker works with. */
export interface AnalyzeWorkerOptions {
  queue: JobQueue;
  /** Analyze jobs at the same time in this process. */
  concurrency: number;
}

/** Works on analyze jobs from the queue, in any number of processes. */
export function startAnalyzeWorker(context: RuntimeContext, options: AnalyzeWorkerOptions): JobRunner {
  const { queue, concurrency } = options;
  return startJobRunner({
    db: context.db,
    queue,
    source: analyzeJobSource,
    handler: analyzeJob(context),
    concurrency,
    logger: context.log,
  });
}

/**
 * Does the tasks of a job one after the other, each of which is kept as soon as it has ended: a job that is taken up
 * again goes on behind it. A task fails alone; the job fails when all of its tasks have.
 */
function analyzeJob(context: RuntimeContext): JobHandler<AnalyzeWork> {
  return async ({ job, tasks, claim }, signal) => {
    const errors: StoredError[] = [];
    for (const task of tasks) {
      signal.throwIfAborted();
      const ending = endedBefore(task) ?? (await endTask(context, task, job));
      if (ending.status === 'failed')
        errors.push({ ...ending.error, target: `#/tasks/items/${task.position}` });
      if (!(await completeAnalyzeTask(context.db, claim, task.position, ending))) return undefined;
    }
    if (errors.length === tasks.length) throw new JobFailedError(errors);
    return undefined;
  };
}

function endedBefore({
  status,
  results,
  error,
}: AnalyzeWork['tasks'][number]): AnalyzeTaskEnding | undefined {
  if (status === 'succeeded' && results) return { status, results };
  if (status === 'failed' && error) return { status, error };
  return undefined;
}

async function endTask(
  context: RuntimeContext,
  task: AnalyzeWork['tasks'][number],
  job: AnalyzeWork['job'],
): Promise<AnalyzeTaskEnding> {
  const wanted = {
    projectName: task.project_name,
    deploymentName: task.deployment_name,
    stringIndexType: task.string_index_type as StringIndexType,
  };
  try {
    const results = await analyzeDocuments(context, wanted, job.documents, job.default_language ?? undefined);
    return { status: 'succeeded', results };
  } catch (error) {
    return { status: 'failed', error: toErrorObject(explain(error, context, job.id)) };
  }
}

/** What the task's owner is told; all that is not theirs to mend goes into the log. */
function explain(error: unknown, { log }: RuntimeContext, jobId: string): ApiError {
  if (error instanceof ApiError) {
    if (error.status >= 500) log.error({ err: error, jobId }, error.message);
    return error;
  }
  const errorId = randomUUID();
  log.error({ err: error, errorId, jobId }, 'a task failed unexpectedly');
  return internalError(errorId);
}
