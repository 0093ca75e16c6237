/** Works on jobs as a process of its own; for a test that kills it. Argument: a `WorkerTask` as JSON. */
import { createDatabase } from '@spansmith/database';
import { ContainerStore } from '@spansmith/documents';
import { FolderObjectStore } from '@spansmith/object-store';
import { createPostgresQueue } from '@spansmith/queue';
import { createLogger, createMetrics } from '@spansmith/service-kit';
import type { TrainingContext } from '../src/context.ts';
import { createJobMetrics } from '../src/job-metrics.ts';
import type { LearningMaterial } from '../src/learning-material.ts';
import { startWorkers } from '../src/workers.ts';

/** Where the worker works. */
export interface WorkerTask {
  connectionString: string;
  objectsFolder: string;
  workFolder: string;
  learningMaterial: LearningMaterial;
}

const task = JSON.parse(process.argv[2]!) as WorkerTask;
const { db } = createDatabase({ connectionString: task.connectionString });
const objects = new FolderObjectStore(task.objectsFolder);
const context: TrainingContext = {
  db,
  objects,
  containers: new ContainerStore(objects),
  log: createLogger({ level: 'warn', name: 'training-worker' }),
  trainingMemoryMiB: 1_024,
  trainingThreads: 1,
  learningMaterial: task.learningMaterial,
  workFolder: task.workFolder,
};
const onQueueError = (error: Error) => process.stderr.write(`${error}\n`);
const queue = await createPostgresQueue({ connectionString: task.connectionString }, onQueueError);
const metrics = createJobMetrics(createMetrics(), db);
startWorkers(context, { queue, metrics, trainingConcurrency: 1, projectConcurrency: 1 });
