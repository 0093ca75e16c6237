/**
 * What every Fastify service shares. A service is a definition that `runService` runs as a process of its own, and
 * that the standalone starts beside others:
 *
 * ```ts
 * export const authoring: ServiceDefinition<{}> = {
 *   name: 'authoring',
 *   documents: ['authoring', 'extensions'],
 *   variables: {},
 *   async start({ app, backends, api }) { ... registerOperations(app, operations, handlers, api); ... },
 * };
 * await runService(authoring, process.env);
 * ```
 *
 * and one of its operations, in a file of its own, reads like this:
 *
 * ```ts
 * export function getProject({ db }: AuthoringContext): Handler<'getProject'> {
 *   return async ({ params }) => ok(toProject(await findProject(db, params.projectName)));
 * }
 * ```
 *
 * @module
 */
export { digestOfKey, type KeyStore, keyStore } from './auth.ts';
export { type Backends, backendChecks, closeBackends } from './backends.ts';
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
  filePath,
  parseEnvironment,
  url,
  variable,
  wholeNumber,
} from './environment.ts';
export { exitOnSignals } from './exit-on-signals.ts';
export type { HealthCheck } from './health.ts';
export { startJobUpkeep } from './job-upkeep.ts';
export { type LinkOptions, type Links, path, type Query } from './links.ts';
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
export { accepted, created, download, events, noContent, ok, type Reply, stream, text } from './reply.ts';
export {
  type Machine,
  runService,
  type ServiceDefinition,
  type ServiceParts,
  type Settings,
  type StartedService,
} from './run-service.ts';
export { createServer, type ServerOptions } from './server.ts';
export { createShutdown, type Shutdown, type ShutdownPhase, type ShutdownProblem } from './shutdown.ts';
export type { ServerEvent } from './sse.ts';
