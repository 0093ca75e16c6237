import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Metrics } from './metrics.ts';

const CLIENT_REQUEST_ID = 'x-ms-client-request-id';

/**
 * Gives each answer its ids (ours, and the client's own if it sent one) and measures how long it took. Expects the
 * server's `logController` to be an `AccessLog`.
 */
export function observeRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('apim-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    const clientId = clientRequestId(request);
    if (clientId !== undefined) reply.header(CLIENT_REQUEST_ID, clientId);
  });

  app.addHook('onResponse', async (request, reply) => {
    const labels = { operation: operationOf(request), method: request.method, status: reply.statusCode };
    metrics.httpSeconds.observe(labels, reply.elapsedTime / 1_000);
  });
}

/** One log line a request, when it has been answered; without query, headers and bodies. */
export class AccessLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const status = reply.statusCode;
    const isProbe = request.routeOptions.config.operationId === undefined && status < 400;
    request.log[isProbe ? 'debug' : 'info'](
      {
        operation: operationOf(request),
        method: request.method,
        path: request.url.split('?', 1)[0],
        status,
        ms: Math.round(reply.elapsedTime),
        ...(error && { err: error }),
      },
      error ? 'not answered to the end' : 'answered',
    );
  }
}

/** The operation's id, else the route's pattern; never the path itself, of which there are endlessly many. */
function operationOf({ routeOptions, is404 }: FastifyRequest): string {
  return routeOptions.config.operationId ?? (is404 ? 'unknown' : (routeOptions.url ?? 'unknown'));
}

/** Echoed only if it is harmless: visible ASCII of a sensible length. */
function clientRequestId({ headers }: FastifyRequest): string | undefined {
  const id = headers[CLIENT_REQUEST_ID];
  return typeof id === 'string' && /^[\x21-\x7e]{1,128}$/.test(id) ? id : undefined;
}
