import { createDatabase } from '@spansmith/database';
import { createPostgresQueue, projectJobSource, startJobRunner } from '../src/index.ts';
import { keepingLogger } from './fixtures.ts';

/** Takes one job, prints its id, and works on it for ever: to be killed. Argument: the database's URL. */
const connectionString = process.argv[2];
const { db } = createDatabase({ connectionString });
startJobRunner({
  db,
  queue: await createPostgresQueue({ connectionString }, console.error),
  source: projectJobSource,
  handler: ({ job }) => {
    console.log(job.id);
    return new Promise(() => {});
  },
  concurrency: 1,
  logger: keepingLogger(),
  timing: { leaseSeconds: 1, renewEveryMs: 100 },
});
