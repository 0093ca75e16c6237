import { notFound, type RuntimeSchemas } from '@spansmith/contract';
import {
  type AnalyzeJob,
  type AnalyzeTaskRow,
  type PageRequest,
  getAnalyzeJob as readJob,
} from '@spansmith/database';
import { type Handler, ok } from '@spansmith/service-kit';
import { pageOfResults } from '../analyze/page-of-results.ts';
import { addStatistics, requestStatistics } from '../analyze/statistics.ts';
import { toResults } from '../analyze/to-results.ts';
import type { RuntimeContext } from '../context.ts';

/** As many documents as a request can have: without `top`, one page has them all. */
const DEFAULT_PAGE_SIZE = 25;

/** `GET /language/analyze-text/jobs/{jobId}`: the job and the results of the tasks that have ended, in pages. */
export function getAnalyzeJob({ db }: RuntimeContext): Handler<'getAnalyzeJob'> {
  return async ({ params: { jobId }, query, links }) => {
    const found = await readJob(db, jobId);
    if (!found) throw notFound('Job', jobId);
    const page = { skip: query.skip ?? 0, limit: Math.max(query.top ?? DEFAULT_PAGE_SIZE, 1) };
    const hasMore = endedTasks(found).some((task) => documentsOf(task) > page.skip + page.limit);
    return ok({
      ...toJobState(found, page, query.showStats ?? false),
      ...(hasMore && { nextLink: links.self({ skip: page.skip + page.limit, top: page.limit }) }),
    });
  };
}

function toJobState(
  found: AnalyzeJob,
  page: PageRequest,
  showStats: boolean,
): RuntimeSchemas['AnalyzeJobState'] {
  const { job, tasks } = found;
  const ended = endedTasks(found);
  const failed = ended.filter((task) => task.status === 'failed').length;
  return {
    jobId: job.id,
    ...(job.display_name !== null && { displayName: job.display_name }),
    createdDateTime: job.created_at.toISOString(),
    lastUpdatedDateTime: job.updated_at.toISOString(),
    expirationDateTime: job.expires_at.toISOString(),
    status: job.status,
    errors: ended.flatMap(toTaskError) as RuntimeSchemas['AnalyzeJobState']['errors'],
    tasks: {
      completed: ended.length - failed,
      failed,
      inProgress: tasks.filter(({ status }) => status === 'notStarted' || status === 'running').length,
      total: tasks.length,
      items: ended.map((task) => toTaskResult(task, page, showStats)),
    },
    ...(showStats && { statistics: addStatistics(ended.map((task) => requestStatistics(resultsOf(task)))) }),
  };
}

/** Cancelled tasks have no results, and the contract no place for them. */
function endedTasks({ tasks }: AnalyzeJob): AnalyzeTaskRow[] {
  return tasks.filter((task) => task.status === 'succeeded' || task.status === 'failed');
}

/** The JS client finds the error of a failed task by the index that ends `target`. */
function toTaskError(task: AnalyzeTaskRow, index: number) {
  return task.error ? [{ ...task.error, target: `#/tasks/items/${index}` }] : [];
}

function toTaskResult(
  task: AnalyzeTaskRow,
  page: PageRequest,
  showStats: boolean,
): RuntimeSchemas['TaskResult'] {
  const whole = resultsOf(task);
  const names = { projectName: task.project_name, deploymentName: task.deployment_name };
  return {
    kind: 'CustomEntityRecognitionLROResults',
    ...(task.task_name !== null && { taskName: task.task_name }),
    lastUpdateDateTime: task.updated_at.toISOString(),
    status: task.status,
    results: toResults(names, pageOfResults(whole, page), { showStats, whole }),
  };
}

function resultsOf(task: AnalyzeTaskRow) {
  return task.results ?? { documents: [], errors: [] };
}

function documentsOf(task: AnalyzeTaskRow): number {
  const { documents, errors } = resultsOf(task);
  return documents.length + errors.length;
}
