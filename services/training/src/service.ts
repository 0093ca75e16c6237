import { tmpdir } from 'node:os';
import { ContainerStore } from '@spansmith/documents';
import { type ServiceDefinition, wholeNumber } from '@spansmith/service-kit';
import { startCleanUp } from './clean-up/start-clean-up.ts';
import type { TrainingContext } from './context.ts';
import { createJobMetrics } from './job-metrics.ts';
import { startWorkers } from './workers.ts';

const variables = {
  /** Trainings at the same time in this process; each is a process of its own that keeps a core busy. */
  SPANSMITH_TRAINING_CONCURRENCY: wholeNumber({ min: 1, max: 64 }).default(1),
  /** Memory that each training may take; one that needs more fails. */
  SPANSMITH_TRAINING_MEMORY_MIB: wholeNumber({ min: 256, max: 1_048_576 }).default(4_096),
  /** Imports, exports, deployments... at the same time in this process. */
  SPANSMITH_PROJECT_JOB_CONCURRENCY: wholeNumber({ min: 1, max: 64 }).default(4),
};

/** Works on the jobs that authoring accepts: no API, only health and metrics. Any number of processes may run it. */
export const training: ServiceDefinition<typeof variables> = {
  name: 'training',
  documents: [],
  variables,
  async start({ backends: { database, queue, objects }, settings, log, metrics }) {
    const context: TrainingContext = {
      db: database.db,
      objects,
      containers: new ContainerStore(objects),
      log,
      trainingMemoryMiB: settings.SPANSMITH_TRAINING_MEMORY_MIB,
      workFolder: tmpdir(),
    };
    const cleanUp = startCleanUp(context);
    const workers = startWorkers(context, {
      queue,
      metrics: createJobMetrics(metrics, database.db),
      trainingConcurrency: settings.SPANSMITH_TRAINING_CONCURRENCY,
      projectConcurrency: settings.SPANSMITH_PROJECT_JOB_CONCURRENCY,
    });
    return {
      async close() {
        await Promise.all([workers.close(), cleanUp.close()]);
      },
    };
  },
};
