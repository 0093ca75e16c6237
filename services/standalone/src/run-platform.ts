import { join } from 'node:path';
import { authoring } from '@spansmith/authoring';
import { createDatabase, migrate } from '@spansmith/database';
import { createPostgresQueue } from '@spansmith/queue';
import { runtime } from '@spansmith/runtime';
import {
  type Backends,
  backendChecks,
  closeBackends,
  createMetrics,
  createServer,
  createShutdown,
  digestOfKey,
  type Environment,
  exitOnSignals,
  keyStore,
  type Logger,
  parseEnvironment,
  registerDocs,
  type ServiceDefinition,
  type ShutdownPhase,
  startJobUpkeep,
} from '@spansmith/service-kit';
import { training } from '@spansmith/training';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { keepApiKey } from './api-key.ts';
import type { StandaloneConfig } from './config.ts';
import { type Embedded, startEmbedded } from './embedded.ts';

/** The platform once it is ready. */
export interface RunningPlatform {
  /** Address that this machine reaches it at. */
  url: string;
  dataDirectory: string;
  apiKey: ApiKey;
  /** From the process's start until it was ready. */
  seconds: number;
}

type ApiKey = { kind: 'configured' } | { kind: 'new' | 'kept'; key: string; file: string };

const services: ServiceDefinition<z.ZodRawShape>[] = [authoring, training, runtime];

/** Longer than any piece of work that can be given back takes to stop. */
const STOP_LIMIT_MS = 20_000;

/**
 * Starts everything in this process: Postgres, the object store, all services on one port. Signals end it in order,
 * and so does a failure on the way.
 *
 * @throws ConfigError, or an Error that says what could not be started
 */
export async function runPlatform(
  config: StandaloneConfig,
  environment: Environment,
  log: Logger,
  onProgress: (message: string) => void,
): Promise<RunningPlatform> {
  // Before anything starts that would have to be stopped again.
  const settings = services.map(({ variables }) => parseEnvironment(variables, environment));
  const { workingFolder, dataDirectory } = config;
  const machine = { workingFolder, cacheFolder: join(dataDirectory, 'cache') };
  for (const [index, service] of services.entries()) await service.checkSettings?.(settings[index]!, machine);
  // The last to be started is the first to be stopped.
  const phases: ShutdownPhase[] = [];
  const shutdown = createShutdown(phases, log);
  exitOnSignals(shutdown, log);
  const stopLast = (name: string, run: () => Promise<unknown>, timeLimitMs = STOP_LIMIT_MS) =>
    phases.unshift({ name, run, timeLimitMs });
  try {
    const embedded = await startEmbedded({
      dataDirectory,
      onProgress,
      onFailure: (err) => {
        // Nothing works without it. An error that nobody catches ends the process in order, and with 1.
        setImmediate(() => {
          throw err;
        });
      },
    });
    stopLast('stop Postgres', embedded.close);

    onProgress('Starting the services');
    const backends = await connect(embedded, log);
    stopLast('close the connections', () => closeBackends(backends));

    const apiKey: ApiKey = config.apiKeys.length > 0 ? { kind: 'configured' } : await keptKey(config);
    const keys = apiKey.kind === 'configured' ? config.apiKeys : [apiKey.key];
    const metrics = createMetrics();
    const app = createServer({ config, log, metrics, checks: backendChecks(backends) });
    registerDocs(app);

    const upkeep = startJobUpkeep(backends, log);
    stopLast('stop the upkeep of jobs', upkeep.close);
    for (const [index, service] of services.entries()) {
      const started = await service.start({
        app,
        backends,
        api: { keys: keyStore(keys.map(digestOfKey)), links: config },
        settings: settings[index]!,
        machine,
        log: log.child({ service: service.name }),
        metrics,
      });
      stopLast(`stop ${service.name}`, started.close);
    }
    stopLast('stop taking requests', () => app.close());
    const url = await listen(app, config);
    return { url, dataDirectory, apiKey, seconds: process.uptime() };
  } catch (error) {
    await shutdown();
    throw error;
  }
}

async function connect({ postgres, objects }: Embedded, log: Logger): Promise<Backends> {
  const database = createDatabase({
    ...postgres.connection,
    onConnectionError: (err) => log.warn({ err }, 'a database connection broke; another one will be opened'),
  });
  await migrate(database.db);
  const queue = await createPostgresQueue(postgres.connection, (err) => log.warn({ err }, 'queue'));
  return { database, queue, objects };
}

async function keptKey({ dataDirectory }: StandaloneConfig): Promise<ApiKey> {
  const { key, isNew, file } = await keepApiKey(dataDirectory);
  return { kind: isNew ? 'new' : 'kept', key, file };
}

/** What the system says of an address that is not this machine's, unknown, or not allowed. */
const NOT_LISTENED_ON = new Set<string | undefined>([
  'EACCES',
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'EINVAL',
  'ENOTFOUND',
]);

async function listen(app: FastifyInstance, { host, port }: StandaloneConfig): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Error(`Port ${port} of ${host} is in use. Stop what uses it, or set PORT to another one.`);
    }
    if (NOT_LISTENED_ON.has(code)) {
      throw new Error(`HOST ${host}, PORT ${port} cannot be listened on here: ${(error as Error).message}`);
    }
    throw error;
  }
}
