import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { testServer } from '../test-support/test-server.ts';
import type { HealthCheck } from './health.ts';

let app: FastifyInstance;
let log: () => string;
afterEach(() => app.close());

function start(checks: Record<string, HealthCheck>) {
  ({ app, log } = testServer({ checks }));
}

const fails = () => Promise.reject(new Error('connect ECONNREFUSED db.internal:5432'));

describe('GET /health/live', () => {
  it('answers even if nothing is ready', async () => {
    start({ database: fails });
    const response = await app.inject('/health/live');
    expect([response.statusCode, response.json()]).toEqual([200, { status: 'ok' }]);
  });
});

it.each(['/health/live', '/health/ready'])('HEAD %s is answered as well', async (url) => {
  start({});
  const response = await app.inject({ method: 'HEAD', url });
  expect([response.statusCode, response.body]).toEqual([200, '']);
});

describe('GET /health/ready', () => {
  it('answers 200 if every check passes', async () => {
    start({ database: async () => undefined, objects: () => true });
    const response = await app.inject('/health/ready');
    expect([response.statusCode, response.json()]).toEqual([
      200,
      { status: 'ok', checks: { database: 'ok', objects: 'ok' } },
    ]);
  });

  it('answers 503 naming the checks that failed; why is only in the log', async () => {
    start({ database: fails, queue: async () => undefined });
    const response = await app.inject('/health/ready');
    expect([response.statusCode, response.json()]).toEqual([
      503,
      { status: 'unavailable', checks: { database: 'failed', queue: 'ok' } },
    ]);
    expect(log()).toContain('db.internal');
  });

  it('takes a check that never ends for failed', async () => {
    start({ database: () => new Promise(() => {}) });
    expect((await app.inject('/health/ready')).json().checks).toEqual({ database: 'failed' });
  });

  it('lets requests that come together share one check', async () => {
    let runs = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    start({
      database: () => {
        runs++;
        return promise;
      },
    });
    const responses = Promise.all([app.inject('/health/ready'), app.inject('/health/ready')]);
    await app.inject('/health/live');
    resolve();
    expect((await responses).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(runs).toBe(1);
    await app.inject('/health/ready');
    expect(runs).toBe(2);
  });
});
