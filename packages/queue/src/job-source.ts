import {
  type Claim,
  claimAnalyzeJob,
  claimJob,
  type DatabaseTransaction,
  finishAnalyzeJob,
  finishJob,
  type JobEnding,
  type Queryable,
  type QueueName,
} from '@spansmith/database';

/** A family of jobs: its queue, and how one is claimed and ended. `Work` is what a handler gets to see of it. */
export interface JobSource<Work extends { claim: Claim }> {
  queue: QueueName;
  claim(db: Queryable, id: string, leaseSeconds: number): Promise<Work | undefined>;
  finish(trx: DatabaseTransaction, claim: Claim, ending: JobEnding): Promise<void>;
}

type Claimed<Claim extends (...args: never[]) => Promise<unknown>> = NonNullable<Awaited<ReturnType<Claim>>>;

/** A claimed authoring job. */
export type ProjectWork = Claimed<typeof claimJob>;

/** A claimed analyze job with its tasks. */
export type AnalyzeWork = Claimed<typeof claimAnalyzeJob>;

/** Imports, exports, deployments...: authoring jobs that take seconds. */
export const projectJobSource: JobSource<ProjectWork> = {
  queue: 'project-jobs',
  claim: claimJob,
  finish: finishJob,
};

/** Training jobs: the same table, a queue of their own, so that they don't keep the others waiting. */
export const trainingJobSource: JobSource<ProjectWork> = { ...projectJobSource, queue: 'training-jobs' };

/** Analyze jobs of the runtime. */
export const analyzeJobSource: JobSource<AnalyzeWork> = {
  queue: 'analyze-jobs',
  claim: claimAnalyzeJob,
  finish: finishAnalyzeJob,
};
