import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openObjectStore } from '../../packages/object-store/src/index.ts';
import { createPostgresQueue } from '../../packages/queue/src/index.ts';
import {
  type Backends,
  backendChecks,
  createLogger,
  createMetrics,
  createServer,
  digestOfKey,
  type Environment,
  keyStore,
  type LinkOptions,
  parseEnvironment,
  type ServiceDefinition,
  startJobUpkeep,
} from '../../packages/service-kit/src/index.ts';
import { keptLog } from './kept-log.ts';
import { createTestDatabase } from './postgres.ts';
import { sendRequest, type TestRequest, type TestResponse } from './send-request.ts';

export type { TestResponse } from './send-request.ts';

/** The key that the services of a test accept. */
export const TEST_KEY = 'test-key-0123456789abcdef';
const MIB = 1024 * 1024;

/** What differs from what most tests need. */
export interface TestServicesOptions extends Partial<LinkOptions> {
  /** The services' own variables, by their names in the environment. */
  environment?: Environment;
  /** Whether accepted jobs reach the queue (true). Without, they stay `notStarted`, and their outbox rows where they are. */
  upkeep?: boolean;
}

/** Services of a test, in this process. */
export interface TestServices {
  /** Address that they listen on, without a slash at the end. */
  url: string;
  backends: Backends;
  /** The database below the backends. */
  db: Backends['database']['db'];
  /** What was logged so far: a JSON object a line. */
  log(): string;
  /**
   * Sends a request with a good key and, under `/language`, with api-version 2023-04-01 where the path names none. An
   * object as `body` is sent as JSON.
   */
  request(method: string, path: string, more?: RequestParts): Promise<TestResponse>;
  /** Stops everything, and removes database and objects. */
  close(): Promise<void>;
}

/** What a request of a test consists of. */
export interface RequestParts {
  headers?: Record<string, string>;
  body?: string | Buffer | object;
}

type AnyService = ServiceDefinition<Parameters<typeof parseEnvironment>[0]>;

/**
 * Services for a test file, closed after its last test:
 *
 *     const services = await useTestServices([authoring], { upkeep: false });
 *     const { status } = await services.request('GET', '/language/authoring/analyze-text/projects');
 */
export async function useTestServices(...how: Parameters<typeof startTestServices>): Promise<TestServices> {
  const services = await startTestServices(...how);
  afterAll(() => services.close());
  return services;
}

/**
 * Services as the platform runs them, together in this process on one port: over a database of their own, the queue on
 * it, and a folder of objects.
 */
export async function startTestServices(
  definitions: readonly AnyService[],
  options: TestServicesOptions = {},
): Promise<TestServices> {
  const { environment = {}, upkeep = true, publicUrl, trustProxy = false } = options;
  const folder = await mkdtemp(join(tmpdir(), 'spansmith-services-'));
  const database = await createTestDatabase();
  const objects = await openObjectStore({ kind: 'folder', folder: join(folder, 'objects') });
  const kept = keptLog();
  const log = createLogger({ level: 'debug', name: 'test', destination: kept.destination });
  const onQueueError = (err: Error) => log.warn({ err }, 'queue');
  const queue = await createPostgresQueue({ connectionString: database.connectionString }, onQueueError);
  const backends: Backends = { database, queue, objects };

  const metrics = createMetrics();
  const config = { trustProxy, maxBodyBytes: 64 * MIB };
  // 0: no request is turned away because the machine that tests is busy.
  const load = { maxEventLoopDelayMs: 0 };
  const app = createServer({ config, log, metrics, checks: backendChecks(backends), ...load });
  const api = { keys: keyStore([digestOfKey(TEST_KEY)]), links: { publicUrl, trustProxy } };
  const machine = { workingFolder: folder, cacheFolder: join(folder, 'cache') };
  const started = await Promise.all(
    definitions.map((service) => {
      const settings = parseEnvironment(service.variables, environment);
      return service.start({ app, backends, api, settings, machine, log, metrics });
    }),
  );
  const running = upkeep ? startJobUpkeep(backends, log) : undefined;
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  return {
    url,
    backends,
    db: database.db,
    log: kept.text,
    request: (method, path, more = {}) => sendRequest(url, toRequest(method, path, more)),
    async close() {
      await app.close();
      await Promise.all(started.map((service) => service.close()));
      await running?.close();
      await queue.close();
      objects.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function toRequest(method: string, path: string, { headers, body }: RequestParts): TestRequest {
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
  const needsVersion = path.startsWith('/language/') && !path.includes('api-version=');
  return {
    method,
    path: needsVersion ? `${path}${path.includes('?') ? '&' : '?'}api-version=2023-04-01` : path,
    headers: {
      'ocp-apim-subscription-key': TEST_KEY,
      ...(isJson && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: isJson ? JSON.stringify(body) : body,
  };
}
