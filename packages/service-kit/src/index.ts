/**
 * What every Fastify service shares. A service's `main.ts` reads like this:
 *
 * ```ts
 * const values = parseEnvironment({ ...serverVariables, ...requiredApiKeys, ...backendVariables }, process.env);
 * const config = { ...serverConfig(values), ...backendConfig(values) };
 * const log = createLogger({ level: config.logLevel, name: 'authoring' });
 * const metrics = createMetrics();
 * const database = openDatabase(config.databaseUrl);
 *
 * const app = createServer({ config, log, metrics, checks: { database: () => database.ping() } });
 * registerDocs(app);
 * const operations = (await loadOperations()).filter(({ document }) => document === 'authoring');
 * registerOperations(app, operations, handlers, {
 *   keys: keyStore(config.apiKeys.map(digestOfKey)),
 *   links: config,
 * });
 *
 * const shutdown = createShutdown(
 *   [
 *     { name: 'stop taking requests', run: () => app.close() },
 *     { name: 'close the database', run: () => database.destroy() },
 *   ],
 *   log,
 * );
 * exitOnSignals(shutdown, log);
 * await app.listen({ port: config.port, host: config.host });
 * ```
 *
 * and one of its operations, in a file of its own, like this:
 *
 * ```ts
 * export const trainProject = (jobs: Jobs): Handler<'trainProject'> => async ({ params, body, links }) => {
 *   const job = await jobs.startTraining(params.projectName, body);
 *   return accepted(links.operationLocation(path`/language/.../${params.projectName}/train/jobs/${job.id}`));
 * };
 * ```
 *
 * @module
 */
export { digestOfKey, type KeyStore, keyStore, requireKey } from './auth.ts';
export {
  type BackendConfig,
  backendConfig,
  backendVariables,
  type LogLevel,
  requiredApiKeys,
  type S3Config,
  type ServerConfig,
  serverConfig,
  serverVariables,
} from './config.ts';
export { registerDocs } from './docs.ts';
export {
  ConfigError,
  type Environment,
  flag,
  oneOf,
  parseEnvironment,
  textVariable,
  url,
  variable,
  wholeNumber,
} from './environment.ts';
export { exitOnSignals } from './exit-on-signals.ts';
export type { HealthCheck } from './health.ts';
export { createLinks, type LinkOptions, type Links, path, type Query } from './links.ts';
export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export {
  type Handler,
  type Handlers,
  type OperationRequest,
  type OperationsOptions,
  registerOperations,
} from './operations.ts';
export { type Page, type Paging, type PagingQuery, pageOf, parsePaging } from './paging.ts';
export { accepted, created, events, noContent, ok, type Reply, stream, text } from './reply.ts';
export { createServer, type ServerOptions } from './server.ts';
export { createShutdown, type Shutdown, type ShutdownPhase, type ShutdownProblem } from './shutdown.ts';
export type { ServerEvent } from './sse.ts';
export { withTimeLimit } from './time-limit.ts';
export { decodeUtf8 } from './utf8.ts';
