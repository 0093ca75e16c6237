import { withTimeLimit } from '@spansmith/basics';
import type { QueueName } from '@spansmith/database';
import type { BulkJobOptions, Job, WorkerOptions } from 'bullmq';
import type { Consumer, JobQueue, QueueErrorListener } from './job-queue.ts';

/** What differs between BullMQ's back ends: how its two classes are made, and what lies below them. */
export interface BullmqBackend {
  queue(name: QueueName): {
    addBulk(messages: { name: string; data: { jobId: string }; opts: BulkJobOptions }[]): Promise<unknown>;
    getWaitingCount(): Promise<number>;
    on(event: 'error', listener: (error: Error) => void): unknown;
    close(): Promise<void>;
  };
  worker(
    name: QueueName,
    processor: (message: Pick<Job, 'data'>) => Promise<void>,
    options: Omit<WorkerOptions, 'connection'>,
  ): {
    on(event: 'error', listener: (error: Error) => void): unknown;
    on(event: 'failed', listener: (message: unknown, error: Error) => void): unknown;
    close(): Promise<void>;
  };
  /** Closes what the objects above share. */
  close(): Promise<void>;
}

const QUEUE_NAMES: QueueName[] = ['project-jobs', 'training-jobs', 'analyze-jobs'];

/** Finished messages leave no trace, so that a job's id can be queued again. */
const MESSAGE_OPTIONS = { removeOnComplete: true, removeOnFail: true };

const WORKER_OPTIONS = {
  // A dead worker's messages come back after at most lockDuration + stalledInterval.
  lockDuration: 5_000,
  stalledInterval: 2_500,
  // The job's row counts lost workers; its message may stall as often as it likes.
  maxStalledCount: 1_000_000,
};

const ANSWER_WITHIN_MS = 5_000;

/** A job queue on BullMQ. */
export function createBullmqQueue(backend: BullmqBackend, onError: QueueErrorListener): JobQueue {
  const reported = new WeakSet<Error>();
  let isEnding = false;

  function report(error: Error): void {
    // Queues and workers on one pool all tell of what happens to it. How its connections end is of no interest.
    if (isEnding || reported.has(error)) return;
    reported.add(error);
    onError(error);
  }

  const queues = new Map(QUEUE_NAMES.map((name) => [name, backend.queue(name)]));
  for (const queue of queues.values()) queue.on('error', report);
  const consumers = new Set<Consumer>();

  async function closeAll(): Promise<void> {
    await Promise.all([...consumers].map((consumer) => consumer.close()));
    // A back end that is away must not keep the process from ending.
    const closing = () => Promise.all([...queues.values()].map((queue) => queue.close()));
    await withTimeLimit('Closing the queue', ANSWER_WITHIN_MS, closing).catch(report);
    isEnding = true;
    await backend.close();
  }

  let closed: Promise<void> | undefined;
  return {
    async enqueue(name, jobIds) {
      const messages = jobIds.map((jobId) => ({
        name: 'job',
        data: { jobId },
        opts: { ...MESSAGE_OPTIONS, jobId },
      }));
      await withTimeLimit('Adding to the queue', ANSWER_WITHIN_MS, () => queues.get(name)!.addBulk(messages));
    },

    process(name, handler, { concurrency }) {
      const worker = backend.worker(name, (message) => handler(message.data.jobId), {
        ...WORKER_OPTIONS,
        concurrency,
      });
      worker.on('error', report);
      worker.on('failed', (_message, error) => report(error));
      const consumer = { close: () => worker.close() };
      consumers.add(consumer);
      return consumer;
    },

    async check() {
      const asking = () => queues.get('project-jobs')!.getWaitingCount();
      await withTimeLimit('Asking the queue', ANSWER_WITHIN_MS, asking);
    },

    close() {
      closed ??= closeAll();
      return closed;
    },
  };
}
