import {
  type JsonSchema,
  loadOperations,
  type Operation,
  type OperationId,
  readDocument,
} from '@spansmith/contract';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, send, testServer } from '../test-support/test-server.ts';
import { digestOfKey, keyStore } from './auth.ts';
import { registerDocs } from './docs.ts';
import { type Handlers, registerOperations } from './operations.ts';
import { stream } from './reply.ts';

const KEY = '0123456789abcdef';
const VALUES: Record<string, string> = { jobId: '0b8e7f8e-7c0c-4b53-9d2c-52e6f6a0c1de' };
const operations = await loadOperations();
const documents = {
  authoring: readDocument('authoring'),
  runtime: readDocument('runtime'),
  extensions: readDocument('extensions'),
};
const byKit = ['getLiveness', 'getReadiness', 'getMetrics', 'getDocs'];
const served = operations.filter(({ operationId }) => !byKit.includes(operationId));

let app: FastifyInstance;
let address: { host: string; port: number };

/** Every operation answers with its own id: this is about which one a request reaches. */
beforeAll(async () => {
  app = testServer().app;
  const handlers = served.map(({ operationId }) => [
    operationId,
    async () => stream(operationId, 'text/plain'),
  ]);
  registerDocs(app);
  registerOperations(app, operations, Object.fromEntries(handlers) as unknown as Handlers<OperationId>, {
    keys: keyStore([digestOfKey(KEY)]),
    links: { publicUrl: undefined, trustProxy: false },
  });
  address = await listen(app);
});
afterAll(() => app.close());

/** A valid request: the body is the contract's own example. */
function call(
  { document, operationId, method, path, params, query, body, apiVersions }: Operation,
  encodeColon = false,
) {
  const concrete = path.replace(
    /\{(\w+)\}/g,
    (_, name) => VALUES[name] ?? firstAllowed(params, name) ?? 'p1',
  );
  const parameters = new URLSearchParams();
  if (apiVersions) parameters.set('api-version', apiVersions.at(-1) ?? '');
  for (const name of query.required as string[]) {
    const value = firstAllowed(query, name) ?? 'CustomEntityRecognition';
    if (name !== 'api-version') parameters.set(name, value);
  }
  const url = `${encodeColon ? concrete.replaceAll(':', '%3A') : concrete}?${parameters}`;
  const contentType = body?.contentTypes[0];
  const headers = { 'ocp-apim-subscription-key': KEY, ...(contentType && { 'content-type': contentType }) };
  return send(address, method, url, headers, body ? exampleOf(document, operationId) : undefined);
}

/** Where the schema lists what a parameter may be. */
function firstAllowed({ properties }: JsonSchema, name: string): string | undefined {
  return (properties as Record<string, { enum?: string[] }>)[name]?.enum?.[0];
}

function exampleOf(document: Operation['document'], id: string): string {
  for (const item of Object.values(documents[document].paths)) {
    for (const operation of Object.values(item)) {
      if (Array.isArray(operation) || operation.operationId !== id) continue;
      const [content] = Object.values(operation.requestBody?.content ?? {}) as { example?: unknown }[];
      return typeof content?.example === 'string' ? content.example : JSON.stringify(content?.example);
    }
  }
  throw new Error(`No operation ${id}.`);
}

describe('the contract', () => {
  it.each(served.map((operation) => [operation.operationId, operation] as const))(
    'leads to %s with its own example',
    async (id, operation) => {
      const { status, body } = await call(operation);
      expect([status, body]).toEqual([200, id]);
    },
  );

  const withColon = served.filter(({ path }) => path.includes(':'));
  it.each(withColon.map((operation) => [operation.operationId, operation] as const))(
    'leads to %s with %%3A for its colon',
    async (id, operation) => {
      expect((await call(operation, true)).body).toBe(id);
    },
  );

  it.each(operations.filter(({ operationId }) => byKit.includes(operationId)).map(({ path }) => path))(
    'has %s answered without a key',
    async (path) => {
      expect((await send(address, 'GET', path)).status).toBe(200);
    },
  );

  it.each(served.map(({ operationId, method, path }) => [operationId, method, path] as const))(
    'keeps %s behind a key',
    async (_, method, path) => {
      expect((await send(address, method, path.replace(/[{}]/g, ''))).status).toBe(401);
    },
  );
});
