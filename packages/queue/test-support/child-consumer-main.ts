import { createPostgresQueue } from '../src/postgres-queue.ts';
import { createRedisQueue } from '../src/redis-queue.ts';

/** Takes one job, prints its id, and never finishes it: to be killed. Arguments: back end, URL, queue. */
const [backend, url, queueName] = process.argv.slice(2);
const onError = (error: Error) => console.error(error);
const queue =
  backend === 'redis'
    ? createRedisQueue(url, onError)
    : await createPostgresQueue({ connectionString: url }, onError);
queue.process(
  queueName as 'training-jobs',
  (jobId) => {
    console.log(jobId);
    return new Promise(() => {});
  },
  { concurrency: 1 },
);
