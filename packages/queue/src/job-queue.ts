import type { QueueName } from '@spansmith/database';

/**
 * A queue that says "go": it carries ids of jobs to workers, at least once, in no promised order. What a job is and how
 * it stands is in Postgres alone, so a queue that loses everything loses nothing (see `sweeper.ts`).
 */
export interface JobQueue {
  /** Adds jobs; one that is waiting already is not added twice. Rejects when the back end doesn't answer in 5 s. */
  enqueue(queue: QueueName, jobIds: string[]): Promise<void>;

  /**
   * Calls `handler` for each job, `concurrency` at a time in this process. When it rejects, that is reported and the
   * message is gone. When this process dies, another gets the message in seconds.
   */
  process(
    queue: QueueName,
    handler: (jobId: string) => Promise<void>,
    options: { concurrency: number },
  ): Consumer;

  /** Rejects with the reason when the back end can't be used now: for health checks. */
  check(): Promise<void>;

  /** Closes consumers, then connections. May be called more than once. */
  close(): Promise<void>;
}

/** Something that takes jobs from the queue until it is closed. */
export interface Consumer {
  /** Takes no more jobs, and waits for the handlers that run. */
  close(): Promise<void>;
}

/** Told of what a back end meets outside of calls: lost connections, handlers that reject. It goes on by itself. */
export type QueueErrorListener = (error: Error) => void;
