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
  const jobs = metrics.counter({ name: 'jobs_total', help: 'Jobs that ended.', labels: ['status'] });
  jobs.inc({ status: 'succeeded' });
  jobs.inc({ status: 'succeeded' });
  expect(await metrics.registry.metrics()).toContain('jobs_total{status="succeeded"} 2');
});

it('does not mix the figures of two instances', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.counter({ name: 'only_here_total', help: 'Test.' }).inc();
  expect(await other.registry.metrics()).not.toContain('only_here_total');
});
