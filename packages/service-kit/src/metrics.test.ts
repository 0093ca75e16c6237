import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('keeps the figures of Node itself', async () => {
  expect(await createMetrics().registry.metrics()).toContain('nodejs_eventloop_lag_seconds');
});

it('asks for the value of a gauge at each scrape', async () => {
  const metrics = createMetrics();
  let waiting = 3;
  metrics.gauge({ name: 'queue_waiting_jobs', help: 'Jobs that wait.', read: async () => waiting++ });
  expect(await metrics.registry.metrics()).toContain('queue_waiting_jobs 3');
  expect(await metrics.registry.metrics()).toContain('queue_waiting_jobs 4');
});

it('answers a scrape even if the value of a gauge cannot be read', async () => {
  const metrics = createMetrics();
  metrics.gauge({
    name: 'queue_waiting_jobs',
    help: 'Jobs.',
    read: () => Promise.reject(new Error('no database')),
  });
  expect(await metrics.registry.metrics()).toContain('queue_waiting_jobs Nan');
});

it('counts by label', async () => {
  const metrics = createMetrics();
  const seconds = metrics.histogram({
    name: 'job_seconds',
    help: 'Jobs.',
    labels: ['status'],
    buckets: [1, 5],
  });
  for (const took of [0.5, 3]) seconds.observe({ status: 'succeeded' }, took);
  const text = await metrics.registry.metrics();
  expect(text).toContain('job_seconds_bucket{le="1",status="succeeded"} 1');
  expect(text).toContain('job_seconds_count{status="succeeded"} 2');
});

it('does not mix the figures of two instances', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.gauge({ name: 'only_here', help: 'Test.', read: () => 1 });
  expect(await other.registry.metrics()).not.toContain('only_here');
});
