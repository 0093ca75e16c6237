import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { conflict, type Operation } from '@spansmith/contract';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, send, testServer } from '../test-support/test-server.ts';
import { digestOfKey, keyStore } from './auth.ts';
import { type Handlers, registerOperations } from './operations.ts';
import { accepted, created, events, noContent, ok, stream, text } from './reply.ts';

const KEY = '0123456789abcdef';
const AUTH = { 'ocp-apim-subscription-key': KEY };
const VERSIONS = ['2022-05-01', '2023-04-01'];

function operation(
  operationId: string,
  method: Operation['method'],
  path: string,
  more: Partial<Operation> = {},
): Operation {
  return {
    document: 'authoring',
    operationId,
    method,
    path,
    apiVersions: VERSIONS,
    security: true,
    params: { type: 'object', properties: { name: { type: 'string', maxLength: 10 } } },
    query: { type: 'object', properties: { top: { type: 'integer' } } },
    headers: { type: 'object', properties: { 'last-event-id': { type: 'integer' } } },
    body: null,
    deferredValidation: false,
    successStatuses: [200],
    responseSchemas: {},
    ...more,
  };
}

const jsonBody = (required: boolean): Operation['body'] => ({
  required,
  contentTypes: ['application/json'],
  schema: { type: 'object', required: ['label'], properties: { label: { type: 'string' } } },
});

type AnyHandler = (request: {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  headers: Record<string, unknown>;
  body: unknown;
  links: { operationLocation(path: string): string };
  signal: AbortSignal;
}) => Promise<unknown>;

let app: FastifyInstance;
afterEach(() => app.close());

/** A server with one operation, or several, whose ids are not those of the contract. */
function serve(operations: Operation[], handlers: Record<string, AnyHandler>) {
  const server = testServer();
  app = server.app;
  registerOperations(app, operations, handlers as unknown as Handlers<never>, {
    keys: keyStore([digestOfKey(KEY)]),
    links: { publicUrl: undefined, trustProxy: false },
  });
  return server;
}

describe('a route', () => {
  it('gives its handler typed parameters, and sends what it answers', async () => {
    serve([operation('get', 'GET', '/projects/{name}')], {
      get: async ({ params, query, headers, body }) =>
        ok({ params, query, id: headers['last-event-id'], body }),
    });
    const response = await app.inject({
      url: '/projects/p1?api-version=2023-04-01&top=3',
      headers: { ...AUTH, 'last-event-id': '7' },
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(response.json()).toEqual({
      params: { name: 'p1' },
      query: { 'api-version': '2023-04-01', top: 3 },
      id: 7,
    });
  });

  it.each(['/projects/p/:train', '/projects/p/%3Atrain', '/projects/p/:train/'])(
    'with a colon answers %s with 202 and an absolute operation-location',
    async (path) => {
      serve([operation('train', 'POST', '/projects/{name}/:train')], {
        train: async ({ links, params }) =>
          accepted(links.operationLocation(`/projects/${params.name}/train/jobs/1`)),
      });
      const address = await listen(app);
      const response = await send(address, 'POST', `${path}?api-version=2023-04-01`, AUTH);
      expect([response.status, response.body]).toEqual([202, '']);
      expect(response.headers['operation-location']).toBe(
        `http://127.0.0.1:${address.port}/projects/p/train/jobs/1?api-version=2023-04-01`,
      );
    },
  );

  it('does not act on a request that it could not answer, because its Host makes no link', async () => {
    let calls = 0;
    serve([operation('train', 'POST', '/projects/{name}/:train')], {
      train: async ({ links }) => {
        calls++;
        return accepted(links.operationLocation('/jobs/1'));
      },
    });
    const headers = { ...AUTH, host: 'user@elsewhere' };
    const response = await send(
      await listen(app),
      'POST',
      '/projects/p/:train?api-version=2023-04-01',
      headers,
    );
    expect([response.status, calls]).toEqual([400, 0]);
  });

  it('answers an error that its handler throws', async () => {
    serve([operation('get', 'GET', '/p')], {
      get: async () => {
        throw conflict('Busy.');
      },
    });
    const response = await app.inject({ url: '/p?api-version=2023-04-01', headers: AUTH });
    expect(response.statusCode).toBe(409);
    expect(response.json()).toEqual({ error: { code: 'Conflict', message: 'Busy.' } });
  });

  it.each([
    ['created', created({ a: 1 }), 201, '{"a":1}', 'application/json; charset=utf-8'],
    ['noContent', noContent(), 204, '', undefined],
    ['text', text('é'), 200, 'é', 'text/plain; charset=utf-8'],
    ['stream', stream('{}', 'application/json'), 200, '{}', 'application/json; charset=utf-8'],
  ])('sends %s', async (_, reply, status, body, type) => {
    serve([operation('do', 'POST', '/p')], { do: async () => reply });
    const response = await app.inject({ method: 'POST', url: '/p?api-version=2023-04-01', headers: AUTH });
    expect([response.statusCode, response.body, response.headers['content-type']]).toEqual([
      status,
      body,
      type,
    ]);
  });
});

describe('the key', () => {
  it('is demanded before anything else is looked at', async () => {
    serve([operation('put', 'PUT', '/p', { body: jsonBody(true) })], { put: async () => noContent() });
    const response = await app.inject({
      method: 'PUT',
      url: '/p',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.statusCode).toBe(401);
  });

  it('is not demanded where the operation needs none', async () => {
    serve([operation('get', 'GET', '/p', { security: false, apiVersions: null })], {
      get: async () => ok(1),
    });
    expect((await app.inject('/p')).statusCode).toBe(200);
  });
});

describe('the api-version', () => {
  const call = (query: string) => {
    serve(
      [operation('get', 'GET', '/p'), operation('load', 'GET', '/new', { apiVersions: ['2023-04-01'] })],
      { get: async () => ok('in'), load: async () => ok('in') },
    );
    return app.inject({ url: query, headers: AUTH });
  };

  it.each([
    '/p',
    '/p?api-version=',
    '/p?api-version=1999-01-01',
    '/p?api-version=2023-04-01&api-version=2023-04-01',
  ])('of %s is refused, naming those that are known', async (url) => {
    const response = await call(url);
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({ code: 'InvalidArgument', target: 'api-version' });
    expect(response.json().error.message).toContain('2022-05-01, 2023-04-01');
  });

  it('that lacks the operation gets 404, naming those that have it', async () => {
    const response = await call('/new?api-version=2022-05-01');
    expect(response.statusCode).toBe(404);
    expect(response.json().error.message).toBe(
      'load is not an operation of api-version 2022-05-01. It exists in 2023-04-01.',
    );
  });
});

describe('validation', () => {
  const post = (body: string | undefined, contentType: string | undefined, spec = jsonBody(true)) => {
    serve([operation('train', 'POST', '/p', { body: spec })], { train: async ({ body }) => ok({ body }) });
    const headers = { ...AUTH, ...(contentType && { 'content-type': contentType }) };
    return app.inject({ method: 'POST', url: '/p?api-version=2023-04-01', headers, body });
  };

  it('passes a valid body on, unknown fields and all', async () => {
    const body = { label: 'm', more: [1] };
    expect((await post(JSON.stringify(body), 'application/json')).json()).toEqual({ body });
  });

  it('says where a body is wrong', async () => {
    const response = await post('{"label":["m"]}', 'application/json');
    expect(response.statusCode).toBe(400);
    expect(response.headers['x-ms-error-code']).toBe('InvalidArgument');
    expect(response.json().error).toMatchObject({
      code: 'InvalidArgument',
      message: 'In the request body, label must be a string, not an array.',
      target: 'label',
    });
  });

  it.each(['application/json', undefined])('says that a body is missing (content type %s)', async (type) => {
    const response = await post(undefined, type);
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({
      code: 'InvalidRequest',
      innererror: { code: 'EmptyRequest' },
    });
  });

  it('lets an optional body be absent', async () => {
    expect((await post(undefined, 'application/json', jsonBody(false))).json()).toEqual({});
  });

  it('takes any JSON type where JSON is wanted', async () => {
    expect((await post('{"label":"m"}', 'application/merge-patch+json')).statusCode).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'no type'])(
    'refuses %s where JSON is wanted, and says what to send',
    async (type) => {
      const response = await post('{"label":"m"}', type);
      expect(response.statusCode).toBe(415);
      expect(response.json().error.message).toMatch(/ Send application\/json\.$/);
    },
  );

  it('ignores a body where none is wanted', async () => {
    expect((await post('{"assetsToExport":["*"]}', 'application/json', null)).json()).toEqual({});
  });

  it.each([
    ['/projects/12345678901?api-version=2023-04-01', 'name'],
    ['/projects/p?api-version=2023-04-01&top=x', 'top'],
  ])('refuses %s', async (url, target) => {
    serve([operation('get', 'GET', '/projects/{name}')], { get: async () => ok(1) });
    const response = await app.inject({ url, headers: AUTH });
    expect(response.statusCode).toBe(400);
    expect(response.json().error.target).toBe(target);
  });
});

describe('another method', () => {
  it('is answered with 405 and the methods that there are', async () => {
    serve([operation('get', 'GET', '/p/{name}'), operation('put', 'PUT', '/p/{name}')], {
      get: async () => ok(1),
      put: async () => ok(1),
    });
    const response = await app.inject({ method: 'DELETE', url: '/p/x' });
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe('GET, PUT');
    expect(response.json().error.code).toBe('InvalidRequest');
  });
});

describe('registration', () => {
  it('fails if an operation has no handler or a handler no operation', () => {
    expect(() => serve([operation('get', 'GET', '/p')], { put: async () => ok(1) })).toThrow(
      'Operations and handlers do not match: operation get has no handler; handler put has no operation.',
    );
  });
});

describe('server-sent events', () => {
  async function open(path: string): Promise<IncomingMessage> {
    const address = await listen(app);
    const request = get({ ...address, path, headers: AUTH });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.setEncoding('utf8');
    return response;
  }

  /** An operation whose source gives one event and then waits for its signal. */
  function serveEvents() {
    const stopped = Promise.withResolvers<void>();
    serve([operation('watch', 'GET', '/events', { apiVersions: null })], {
      watch: async ({ signal }) => {
        async function* source() {
          yield { id: 1, event: 'progress', data: { percent: 5 } };
          await once(signal, 'abort');
          stopped.resolve();
        }
        return events(source());
      },
    });
    return stopped.promise;
  }

  it('are sent as they come, and stop when the client leaves', async () => {
    const stopped = serveEvents();
    const response = await open('/events');
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
    });
    let received = '';
    while (!received.includes('percent')) received += (await once(response, 'data'))[0];
    expect(received).toBe('retry: 2000\n\nid: 1\nevent: progress\ndata: {"percent":5}\n\n');
    response.destroy();
    await stopped;
  });

  it('end when the server closes', async () => {
    const stopped = serveEvents();
    const response = await open('/events');
    response.resume();
    const ended = once(response, 'end');
    await app.close();
    await Promise.all([ended, stopped]);
  });
});
