import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentName } from '@spansmith/contract';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { digestOfKey, type KeyStore, keyStore } from './auth.ts';
import { type Backends, backendChecks, closeBackends, openBackends } from './backends.ts';
import { backendConfig, backendVariables, requiredApiKeys, serverConfig, serverVariables } from './config.ts';
import { registerDocs } from './docs.ts';
import { ConfigError, type Environment, parseEnvironment } from './environment.ts';
import { exitOnSignals } from './exit-on-signals.ts';
import { startJobUpkeep } from './job-upkeep.ts';
import type { LinkOptions } from './links.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createServer } from './server.ts';
import { createShutdown } from './shutdown.ts';

/** Where a process runs. */
export interface Machine {
  /** What relative paths in settings count from; absolute. */
  workingFolder: string;
  /** For files that can be made again, kept from one start to the next where possible; absolute, may be missing. */
  cacheFolder: string;
}

/** What a service gets to start with. */
export interface ServiceParts<Variables extends z.ZodRawShape> {
  app: FastifyInstance;
  backends: Backends;
  /** For `registerOperations`. */
  api: { keys: KeyStore; links: LinkOptions };
  /** The service's own variables. */
  settings: Settings<Variables>;
  machine: Machine;
  log: Logger;
  metrics: Metrics;
}

/** The values of a service's own variables. */
export type Settings<Variables extends z.ZodRawShape> = z.output<z.ZodObject<Variables>>;

/** A service: what it answers, what it can be told, and how it starts. */
export interface ServiceDefinition<Variables extends z.ZodRawShape> {
  name: string;
  /** The OpenAPI documents whose operations it answers; empty where it only works on jobs. */
  documents: readonly DocumentName[];
  variables: Variables;
  /** Looks at what the settings name, such as folders, before anything is opened. @throws ConfigError */
  checkSettings?(settings: Settings<Variables>, machine: Machine): Promise<void>;
  /** Registers routes and starts workers. What it returns is closed when the process ends, before the backends. */
  start(parts: ServiceParts<Variables>): Promise<StartedService>;
}

/** A service that runs until it is closed. */
export interface StartedService {
  /** Takes no more work, and waits for or gives back what it has. */
  close(): Promise<void>;
}

/** Longer than any request or any piece of work that can be given back takes to stop. */
const CLOSE_LIMIT_MS = 20_000;

/** Runs one service as a process of its own: config, backends, HTTP, signals. Exits with 1 where that can't be. */
export async function runService<Variables extends z.ZodRawShape>(
  definition: ServiceDefinition<Variables>,
  environment: Environment,
): Promise<void> {
  const { name, documents, variables } = definition;
  const keyVariables = documents.length > 0 ? requiredApiKeys : {};
  const machine = { workingFolder: process.cwd(), cacheFolder: join(tmpdir(), 'spansmith-cache') };
  const [values, settings] = await unlessUnusable(async () => {
    const values = parseEnvironment(
      { ...serverVariables, ...keyVariables, ...backendVariables },
      environment,
    );
    const settings = parseEnvironment(variables, environment);
    await definition.checkSettings?.(settings, machine);
    return [values, settings];
  });
  const config = serverConfig(values);
  const log = createLogger({ level: config.logLevel, name });
  const metrics = createMetrics();
  const backends = await openBackends(backendConfig(values), name, log).catch((err) => {
    log.fatal({ err }, 'could not start');
    process.exit(1);
  });

  const app = createServer({ config, log, metrics, checks: backendChecks(backends) });
  if (documents.length > 0) registerDocs(app, documents);
  const api = { keys: keyStore(config.apiKeys.map(digestOfKey)), links: config };
  const service = await definition.start({ app, backends, api, settings, machine, log, metrics });
  const upkeep = startJobUpkeep(backends, log);
  const phases = [
    { name: 'stop taking requests', run: () => app.close(), timeLimitMs: CLOSE_LIMIT_MS },
    { name: 'stop the workers', run: () => service.close(), timeLimitMs: CLOSE_LIMIT_MS },
    { name: 'stop the upkeep of jobs', run: () => upkeep.close() },
    { name: 'close the connections', run: () => closeBackends(backends) },
  ];
  exitOnSignals(createShutdown(phases, log), log);
  await app.listen({ port: config.port, host: config.host });
}

/** Ends the process, saying why, where the configuration is not usable. */
async function unlessUnusable<Config>(read: () => Promise<Config>): Promise<Config> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
