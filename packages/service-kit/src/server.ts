import { randomUUID } from 'node:crypto';
import underPressure from '@fastify/under-pressure';
import { routeNotFound, serviceUnavailable } from '@spansmith/contract';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { answerBrokenRequest, answerError } from './answer-error.ts';
import { registerBodyParsers } from './body-parsers.ts';
import type { ServerConfig } from './config.ts';
import { type HealthCheck, registerHealth } from './health.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { AccessLog, observeRequests } from './observe-requests.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborted when the server begins to close: what would go on for ever must end then. */
    closing: AbortSignal;
  }
  interface FastifyContextConfig {
    /** Set on the routes of the contract. */
    operationId?: string;
    /** Of the operation's body, if it takes one. */
    contentTypes?: string[];
  }
}

/** What a server is made from. */
export interface ServerOptions {
  config: Pick<ServerConfig, 'trustProxy' | 'maxBodyBytes'>;
  log: Logger;
  metrics: Metrics;
  /** What `/health/ready` checks, by name. */
  checks: Readonly<Record<string, HealthCheck>>;
  /** API calls are turned away with 503 while the event loop's mean delay over a second is longer; default 1,000. */
  maxEventLoopDelayMs?: number;
}

/** Enough for any name in a path, percent-encoded. */
const MAX_PARAMETER_LENGTH = 3_072;
/** A client that needs longer to send its request is cut off. */
const REQUEST_TIME_LIMIT_MS = 300_000;

/**
 * An HTTP server with everything that the services share, and no operation yet: body parsers, the error envelope,
 * request ids, access log, metrics, `/health/live`, `/health/ready` and `/metrics` (none of which needs a key).
 */
export function createServer({
  config,
  log,
  metrics,
  checks,
  maxEventLoopDelayMs = 1_000,
}: ServerOptions): FastifyInstance {
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new AccessLog(),
    trustProxy: config.trustProxy,
    bodyLimit: config.maxBodyBytes,
    requestTimeout: REQUEST_TIME_LIMIT_MS,
    genReqId: () => randomUUID(),
    // What still arrives on open connections while the server closes is served, and the connection then closed.
    return503OnClosing: false,
    exposeHeadRoutes: false,
    rewriteUrl: (request) => decodeColons(request.url ?? '/'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAMETER_LENGTH },
    frameworkErrors: answerError,
    clientErrorHandler: answerBrokenRequest,
  });

  const closing = new AbortController();
  app.decorate('closing', closing.signal);
  app.addHook('preClose', async () => closing.abort());
  app.addHook('onSend', async (_request, reply) => {
    // Else the server would wait for a connection that the client keeps open after its last answer.
    if (closing.signal.aborted) reply.header('connection', 'close');
  });

  app.setErrorHandler(answerError);
  observeRequests(app, metrics);
  const refuseUnknown = async ({ method, url }: FastifyRequest) => {
    throw routeNotFound(method, url.split('?', 1)[0] ?? '');
  };
  app.addHook('onRequest', async (request) => {
    // Here, because a not-found handler gets the request with its body parsed. What is left for that one is a file
    // that the pages at /docs do not have.
    if (request.is404) await refuseUnknown(request);
  });
  app.setNotFoundHandler(refuseUnknown);
  registerBodyParsers(app);
  app.register(underPressure, {
    maxEventLoopDelay: maxEventLoopDelayMs,
    async pressureHandler(request) {
      // Health and metrics must answer even then.
      if (request.routeOptions.config.operationId === undefined) return;
      throw serviceUnavailable('The server is overloaded. Try again in a few seconds.');
    },
  });
  registerHealth(app, checks);
  app.get('/metrics', async (_request, reply) => {
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
  return app;
}

/**
 * Some clients send the colons of `/:import` as `%3A`, which the router would take for part of a name. The query is
 * left alone.
 */
export function decodeColons(url: string): string {
  const queryStart = url.indexOf('?');
  const path = queryStart === -1 ? url : url.slice(0, queryStart);
  return path.replace(/%3a/gi, ':') + url.slice(path.length);
}
