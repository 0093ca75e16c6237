import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { conflict } from '@spansmith/contract';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, send, sendRaw, testServer } from '../test-support/test-server.ts';
import { createMetrics } from './metrics.ts';
import { decodeColons } from './server.ts';

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

function start(...options: Parameters<typeof testServer>) {
  const server = testServer(...options);
  app = server.app;
  return server;
}

describe('paths', () => {
  it.each([
    ['/a/%3Aimport?x=%3A', '/a/:import?x=%3A'],
    ['/a/1%3acancel', '/a/1:cancel'],
    ['/a/%253A', '/a/%253A'],
    ['/a?x', '/a?x'],
  ])('rewrites %s to %s', (from, to) => {
    expect(decodeColons(from)).toBe(to);
  });

  it.each(['/p/:train', '/p/%3Atrain', '/p/%3atrain/?api-version=1'])(
    'routes %s over a real socket',
    async (path) => {
      const { app } = start();
      app.post('/:project/::train', async (request) => request.params);
      const { status, body } = await send(await listen(app), 'POST', path);
      expect([status, body]).toEqual([200, '{"project":"p"}']);
    },
  );

  it('answers 404 for an unknown path, even if the body is malformed', async () => {
    const { app } = start();
    const headers = { 'content-type': 'application/json' };
    const response = await app.inject({ method: 'POST', url: '/nowhere?x=1', headers, body: '{' });
    expect(response.statusCode).toBe(404);
    expect(response.headers['x-ms-error-code']).toBe('NotFound');
    expect(response.json().error).toMatchObject({
      code: 'NotFound',
      message: expect.stringContaining('/nowhere.'),
    });
  });

  it('answers 400 for a path that is not percent-encoded right', async () => {
    const { app } = start();
    app.get('/:project', async () => 'never');
    const response = await app.inject('/%ZZ');
    expect(response.statusCode).toBe(400);
    expect(response.headers['apim-request-id']).toBeDefined();
    expect(response.json().error.code).toBe('InvalidRequest');
  });

  it('answers 414 for a name that is far too long', async () => {
    const { app } = start();
    app.get('/:project', async () => 'never');
    const response = await app.inject(`/${'a'.repeat(4_000)}`);
    expect(response.statusCode).toBe(414);
    expect(response.json().error.code).toBe('InvalidRequest');
  });
});

describe('errors', () => {
  it('renders an ApiError as the envelope, with its code as a header', async () => {
    const { app } = start();
    app.get('/', async () => {
      throw conflict('Job j1 is running. Wait for it or cancel it.', { target: 'modelLabel' });
    });
    const response = await app.inject('/');
    expect(response.statusCode).toBe(409);
    expect(response.headers['x-ms-error-code']).toBe('Conflict');
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.json()).toEqual({
      error: {
        code: 'Conflict',
        message: 'Job j1 is running. Wait for it or cancel it.',
        target: 'modelLabel',
      },
    });
  });

  it('logs an unexpected error whole and tells the client only its id', async () => {
    const { app, log } = start();
    app.get('/', async () => {
      throw Object.assign(new Error('relation "secret_table" does not exist'), {
        statusCode: 404,
        code: '42P01',
      });
    });
    const response = await app.inject('/');
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret_table');
    const { code, message } = response.json().error;
    const id = response.headers['apim-request-id'];
    expect(code).toBe('InternalServerError');
    expect(message).toContain(id);
    const line = log()
      .split('\n')
      .find((text) => text.includes('secret_table'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 50,
      errorId: id,
      err: { stack: expect.any(String) },
    });
  });

  it.each([null, undefined, 'text', 42])('answers 500 when %j is thrown', async (thrown) => {
    const { app } = start();
    app.get('/', () => Promise.reject(thrown));
    const response = await app.inject('/');
    expect(response.statusCode).toBe(500);
    expect(response.json().error.code).toBe('InternalServerError');
  });

  it('answers what is not HTTP in the envelope and closes the connection', async () => {
    const { app } = start();
    const answer = await sendRaw(await listen(app), 'NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('"code":"InvalidRequest"');
  });

  it('answers headers that are too large with 431', async () => {
    const { app } = start();
    const answer = await sendRaw(
      await listen(app),
      `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('clients that leave', () => {
  it('survives one that leaves in the middle of its body', async () => {
    const { app } = start();
    app.post('/', async () => 'never');
    const address = await listen(app);
    const socket = connect(address);
    await once(socket, 'connect');
    socket.write(
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    );
    socket.resetAndDestroy();
    expect((await send(address, 'GET', '/health/live')).status).toBe(200);
  });

  it('survives one that leaves before its answer', async () => {
    const { app } = start();
    const arrived = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<string>();
    app.get('/', () => {
      arrived.resolve();
      return answer.promise;
    });
    const address = await listen(app);
    const socket = connect(address);
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    await arrived.promise;
    socket.resetAndDestroy();
    await once(socket, 'close');
    answer.resolve('late');
    expect((await send(address, 'GET', '/health/live')).status).toBe(200);
  });
});

describe('request ids', () => {
  it('sets its own and echoes the client’s, on errors too', async () => {
    const { app } = start();
    const response = await app.inject({ url: '/nowhere', headers: { 'x-ms-client-request-id': 'client-1' } });
    expect(response.headers['apim-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers['x-ms-client-request-id']).toBe('client-1');
  });

  it.each(['has space', 'é', 'x'.repeat(200)])('does not echo %j', async (id) => {
    const { app } = start();
    const response = await app.inject({ url: '/health/live', headers: { 'x-ms-client-request-id': id } });
    expect(response.headers['x-ms-client-request-id']).toBeUndefined();
  });
});

describe('observation', () => {
  it('counts requests by operation and status', async () => {
    const metrics = createMetrics();
    const { app } = start({ metrics });
    app.get('/things/:id', { config: { operationId: 'Things_Get' } }, async () => 'ok');
    await app.inject('/things/1');
    await app.inject('/nowhere');
    const { body, headers } = await app.inject('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(body).toContain(
      'http_request_duration_seconds_count{operation="Things_Get",method="GET",status="200"} 1',
    );
    expect(body).toContain(
      'http_request_duration_seconds_count{operation="unknown",method="GET",status="404"} 1',
    );
  });

  it('logs a request without its key, query or body', async () => {
    const { app, log } = start();
    app.post('/things', { config: { operationId: 'Things_Put' } }, async () => 'ok');
    await app.inject({
      method: 'POST',
      url: '/things?q=hunter2',
      headers: { 'ocp-apim-subscription-key': 'hunter2', 'content-type': 'application/json' },
      body: '{"text":"hunter2"}',
    });
    expect(log()).toContain('"operation":"Things_Put","method":"POST","path":"/things","status":200');
    expect(log()).not.toContain('hunter2');
  });
});

describe('overload', () => {
  it('turns API calls away with 503 and a time to retry after, and nothing else', async () => {
    const { app } = start({ maxEventLoopDelayMs: Number.MIN_VALUE });
    app.get('/things', { config: { operationId: 'Things_List' } }, async () => 'ok');
    let response = await app.inject('/things');
    while (response.statusCode === 200) {
      const until = performance.now() + 20;
      while (performance.now() < until);
      await setImmediate();
      response = await app.inject('/things');
    }
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(response.json().error.code).toBe('ServiceUnavailable');
    expect((await app.inject('/health/live')).statusCode).toBe(200);
  });
});

describe('closing', () => {
  it('tells what would go on for ever', async () => {
    const { app } = start();
    await app.ready();
    expect(app.closing.aborted).toBe(false);
    await app.close();
    expect(app.closing.aborted).toBe(true);
  });

  it('completes what is under way, and does not wait for the connection that it came over', async () => {
    const { app } = start();
    const arrived = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<string>();
    app.get('/', () => {
      arrived.resolve();
      return answer.promise;
    });
    const response = send(await listen(app), 'GET', '/', { connection: 'keep-alive' });
    await arrived.promise;
    const closed = app.close();
    await once(app.closing, 'abort');
    answer.resolve('complete');
    expect(await response).toMatchObject({ body: 'complete', headers: { connection: 'close' } });
    await closed;
  });
});
