import {
  type JobQueue,
  type JobSource,
  type ProjectWork,
  projectJobSource,
  startJobRunner,
} from '@spansmith/queue';
import type { TrainingContext } from './context.ts';
import type { JobMetrics } from './job-metrics.ts';
import { runJob } from './jobs/run-job.ts';
import { trainingSource } from './jobs/train-model/training-source.ts';

/** What the workers take jobs from, and how many at a time. */
export interface WorkerOptions {
  queue: JobQueue;
  metrics: JobMetrics;
  /** Trainings at the same time in this process. */
  trainingConcurrency: number;
  /** Jobs of all other kinds at the same time in this process. */
  projectConcurrency: number;
}

/** Works on the jobs of authoring, in any number of processes. `close` gives back what it is working on. */
export function startWorkers(context: TrainingContext, options: WorkerOptions): { close(): Promise<void> } {
  const run = (source: JobSource<ProjectWork>, concurrency: number) =>
    startJobRunner({
      db: context.db,
      queue: options.queue,
      source,
      handler: (work, signal) => observed(options.metrics, work, signal, () => runJob(context, work, signal)),
      concurrency,
      logger: context.log,
    });
  const runners = [
    run(projectJobSource, options.projectConcurrency),
    run(trainingSource, options.trainingConcurrency),
  ];
  return {
    async close() {
      await Promise.all(runners.map((runner) => runner.close()));
    },
  };
}

async function observed<T>(
  metrics: JobMetrics,
  { job }: ProjectWork,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  let done = false;
  try {
    const result = await work();
    done = true;
    return result;
  } finally {
    const outcome = signal.aborted ? 'stopped' : done ? 'done' : 'failed';
    metrics.observe(job.kind, outcome, (performance.now() - startedAt) / 1000);
  }
}
