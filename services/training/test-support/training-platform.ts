import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createJob,
  createTrainingJob,
  type DatabaseHandle,
  getJob,
  type JobKind,
  type JobState,
  type NewJob,
} from '@spansmith/database';
import { ContainerStore } from '@spansmith/documents';
import type { AzureLabelsFile } from '@spansmith/labels';
import { FolderObjectStore, type ObjectStore } from '@spansmith/object-store';
import { createPostgresQueue, type JobQueue, startOutboxRelay, startSweeper } from '@spansmith/queue';
import { createLogger, createMetrics } from '@spansmith/service-kit';
import { createTestDatabase } from '../../../tests/support/postgres.ts';
import type { TrainingContext } from '../src/context.ts';
import { createJobMetrics } from '../src/job-metrics.ts';
import { startWorkers } from '../src/workers.ts';
import { learningMaterial } from './learning-material.ts';
import type { WorkerTask } from './training-worker.ts';

const WORKER = join(import.meta.dirname, 'training-worker.ts');

/** The training service on a database, a queue and an object store of its own, all real. */
export interface TrainingPlatform {
  context: TrainingContext;
  database: DatabaseHandle;
  objects: ObjectStore;
  queue: JobQueue;
  /** Starts workers in a process of their own, with what `context` says now. It ends with the platform. */
  spawnWorkers(): ChildProcess;
  /** What the service has logged, as lines of JSON. */
  log(): string;
  /** Starts workers, as one process of the service would. They end with the platform. */
  startWorkers(): { close(): Promise<void> };
  /** Does a job as authoring would ask for it, and resolves to how it ended. */
  run(job: Omit<NewJob, 'projectId'>): Promise<JobState>;
  /** As `run`, without waiting. Resolves to the job's id. */
  start(job: Omit<NewJob, 'projectId'>): Promise<string>;
  untilEnded(jobId: string): Promise<JobState>;
  /** Puts the texts into the container that the labels file names, and imports it. */
  importLabels(labelsFile: AzureLabelsFile, texts: Record<string, string>, name?: string): Promise<JobState>;
  stop(): Promise<void>;
}

/** Starts it without workers. */
export async function startTrainingPlatform(): Promise<TrainingPlatform> {
  const database = await createTestDatabase();
  const { db } = database;
  const folder = await mkdtemp(join(tmpdir(), 'spansmith-training-test-'));
  const objectsFolder = join(folder, 'objects');
  const objects = new FolderObjectStore(objectsFolder);
  await objects.prepare();
  const workFolder = join(folder, 'work');
  await mkdir(workFolder);
  let lines = '';
  const destination = {
    write(line: string) {
      lines += line;
    },
  };
  const log = createLogger({ level: 'info', name: 'training', destination });
  const queueError = (err: Error) => log.warn({ err }, 'queue');
  const queue = await createPostgresQueue({ connectionString: database.connectionString }, queueError);
  const relay = startOutboxRelay({ database, queue, onError: queueError });
  const sweeper = startSweeper({ db, logger: log });
  const context: TrainingContext = {
    db,
    objects,
    containers: new ContainerStore(objects),
    log,
    trainingMemoryMiB: 1_024,
    trainingThreads: 1,
    learningMaterial,
    workFolder,
  };
  const workers: { close(): Promise<void> }[] = [];
  const processes: ChildProcess[] = [];

  const platform: TrainingPlatform = {
    context,
    database,
    objects,
    queue,
    log: () => lines,
    startWorkers() {
      const metrics = createJobMetrics(createMetrics(), db);
      const options = { queue, metrics, trainingConcurrency: 1, projectConcurrency: 4 };
      const started = startWorkers(context, options);
      workers.push(started);
      return started;
    },
    spawnWorkers() {
      const { connectionString } = database;
      const task: WorkerTask = {
        connectionString,
        objectsFolder,
        workFolder,
        learningMaterial: context.learningMaterial,
      };
      const spawned = spawn(process.execPath, [WORKER, JSON.stringify(task)], { stdio: 'inherit' });
      processes.push(spawned);
      return spawned;
    },
    async start(job) {
      const project = await db
        .selectFrom('projects')
        .select('id')
        .where('name', '=', job.projectName)
        .executeTakeFirst();
      const projectId = project?.id ?? null;
      if (job.kind !== 'train') return createJob(db, { ...job, projectId });
      const started = await createTrainingJob(db, { ...job, projectId: projectId! });
      if ('runningJobId' in started) throw new Error('A training is running already.');
      return started.id;
    },
    async run(job) {
      return platform.untilEnded(await platform.start(job));
    },
    async untilEnded(jobId) {
      for (;;) {
        const job = await getJob(db, jobId);
        if (job?.ended_at) return job;
        await sleep(20);
      }
    },
    async importLabels(labelsFile, texts, name = labelsFile.metadata.projectName) {
      const container = labelsFile.metadata.storageInputContainerName;
      for (const [location, text] of Object.entries(texts)) {
        await context.containers.put(container, location, Buffer.from(text));
      }
      return platform.run({ kind: 'import', projectName: name, payload: { labelsFile } });
    },
    async stop() {
      for (const spawned of processes) spawned.kill('SIGKILL');
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([relay.close(), sweeper.close()]);
      await queue.close();
      await database.drop();
      objects.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return platform;
}

/** A job that authoring accepts, with the payload that it writes. */
export function job(
  kind: JobKind,
  projectName: string,
  payload: unknown = {},
  target?: string,
): Omit<NewJob, 'projectId'> {
  return { kind, projectName, payload, ...(target !== undefined && { target }) };
}
