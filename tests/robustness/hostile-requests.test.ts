import { describe, expect, it } from 'vitest';
import { loadOperations, type Operation, readDocument } from '../../packages/contract/src/index.ts';
import { authoring } from '../../services/authoring/src/index.ts';
import { runtime } from '../../services/runtime/src/index.ts';
import { useTestServices } from '../support/services.ts';

const byKit = ['getLiveness', 'getReadiness', 'getMetrics', 'getDocs'];
const operations = (await loadOperations()).filter(({ operationId }) => !byKit.includes(operationId));

/** For the path: each is one segment, encoded as a client might. */
const hostileSegments = [
  '..%2F..%2Fetc%2Fpasswd',
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%ff',
  '%zz',
  '%',
  "'%3B%20drop%20table%20projects%3B--",
  '%F0%9F%91%A9%E2%80%8D%F0%9F%94%AC',
  '%E2%80%AE',
  '__proto__',
  'constructor',
  '%20',
  '9'.repeat(400),
  'x'.repeat(3_000),
  '%25'.repeat(500),
  '-1',
  'NaN',
];

/** For the values of query parameters and headers that the contract has. */
const hostileValues = [
  '',
  '%00',
  '-1',
  '1e9',
  '0x10',
  'NaN',
  '9'.repeat(30),
  '2147483647',
  'x'.repeat(5_000),
  '%5B%5D',
  'null',
];

/** For a whole body, and for each field of it. */
const hostileJson: unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\0',
  '\ud800',
  'x'.repeat(100_000),
  [],
  [[]],
  [null],
  {},
  { a: { b: [{}] } },
  { toString: null, length: -1, constructor: 'x' },
];

/** For a whole body that is to be JSON. */
const hostileTexts = [
  '',
  '{',
  '{"a":',
  '\ufeff',
  '[1,',
  '"\\ud800"',
  `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`,
];

const services = await useTestServices([authoring, runtime], { upkeep: false });

const parameterNames = (schema: Operation['query']) => Object.keys(schema.properties as object);

function pathOf({ path, apiVersions }: Operation, values: Record<string, string> = {}, query = ''): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? SOUND[name] ?? 'p');
  return `${filled}?${apiVersions ? `api-version=${apiVersions.at(-1)}&` : ''}${query}`;
}
const SOUND: Record<string, string> = { jobId: '0b8e7f8e-7c0c-4b53-9d2c-52e6f6a0c1de' };

/** The operation's own example of a body, if it takes one. */
function exampleOf({ document, path, method, body }: Operation): unknown {
  const item = readDocument(document).paths[path] as Record<string, { requestBody?: { content: object } }>;
  const content = item[method.toLowerCase()]?.requestBody?.content as Record<string, { example?: unknown }>;
  return body ? content[body.contentTypes[0]!]?.example : undefined;
}

/** Every copy of a JSON value in which one thing in it, at any depth, is replaced. */
function* withOneReplaced(value: unknown, replacement: unknown): Generator<unknown> {
  yield replacement;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    for (const changed of withOneReplaced(child, replacement)) {
      yield Array.isArray(value)
        ? value.map((item, index) => (String(index) === name ? changed : item))
        : { ...value, [name]: changed };
    }
  }
}

/** Answered, and if refused then in the contract's words: never with a fault of ours. */
async function expectAnswer(operation: Operation, path: string, body?: string): Promise<void> {
  const contentType = operation.body?.contentTypes[0];
  const response = await services.request(operation.method, path, {
    headers: body !== undefined && contentType ? { 'content-type': contentType } : {},
    body,
  });
  const asked = `${operation.method} ${path.slice(0, 200)} ${body?.slice(0, 200) ?? ''}`;
  expect(response.status, asked).toBeLessThan(500);
  if (response.status < 400) return;
  const { error } = response.json<{ error: { code: string; message: string } }>();
  expect(error, asked).toEqual(
    expect.objectContaining({ code: expect.any(String), message: expect.any(String) }),
  );
  expect(response.text.length, asked).toBeLessThan(20_000);
}

const named = (operation: Operation) => [operation.operationId, operation] as const;

describe('an answer comes for any value of each path parameter', () => {
  const withParameters = operations.filter(({ params }) => parameterNames(params).length > 0);
  it.each(withParameters.map(named))('%s', async (_, operation) => {
    for (const name of parameterNames(operation.params)) {
      const paths = hostileSegments.map((value) => pathOf(operation, { [name]: value }));
      await Promise.all(paths.map((path) => expectAnswer(operation, path)));
    }
  });
});

describe('an answer comes for any value of each query parameter, once or twice', () => {
  const withQuery = operations.filter(({ query }) => parameterNames(query).length > 0);
  it.each(withQuery.map(named))('%s', async (_, operation) => {
    for (const name of parameterNames(operation.query)) {
      const queries = hostileValues.flatMap((value) => [`${name}=${value}`, `${name}=1&${name}=${value}`]);
      await Promise.all(queries.map((query) => expectAnswer(operation, pathOf(operation, {}, query))));
    }
  });
});

describe('an answer comes for any body, and any value in it', () => {
  const withBody = operations.filter(({ body }) => body !== null);
  it.each(withBody.map(named))('%s', async (_, operation) => {
    const send = (body: string) => expectAnswer(operation, pathOf(operation), body);
    await Promise.all(hostileTexts.map(send));
    for (const value of hostileJson) {
      const bodies = [...withOneReplaced(exampleOf(operation), value)];
      await Promise.all(bodies.map((body) => send(JSON.stringify(body))));
    }
  });
});
