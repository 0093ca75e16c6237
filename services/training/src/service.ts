import { availableParallelism, tmpdir } from 'node:os';
import { ContainerStore } from '@spansmith/documents';
import type { ServiceDefinition } from '@spansmith/service-kit';
import { startCleanUp } from './clean-up/start-clean-up.ts';
import type { TrainingContext } from './context.ts';
import { createJobMetrics } from './job-metrics.ts';
import { checkLearningMaterial, learningMaterial } from './learning-material.ts';
import { trainingVariables } from './settings.ts';
import { startWorkers } from './workers.ts';

/** Works on the jobs that authoring accepts: no API, only health and metrics. Any number of processes may run it. */
export const training: ServiceDefinition<typeof trainingVariables> = {
  name: 'training',
  documents: [],
  variables: trainingVariables,
  checkSettings: (settings, machine) => checkLearningMaterial(learningMaterial(settings, machine)),
  async start({ backends: { database, queue, objects }, settings, machine, log, metrics }) {
    const context: TrainingContext = {
      db: database.db,
      objects,
      containers: new ContainerStore(objects),
      log,
      trainingMemoryMiB: settings.SPANSMITH_TRAINING_MEMORY_MIB,
      // Trainings at the same time share the processors.
      trainingThreads: Math.max(
        1,
        Math.floor(availableParallelism() / settings.SPANSMITH_TRAINING_CONCURRENCY),
      ),
      learningMaterial: learningMaterial(settings, machine),
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
