import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import {
  ApiError,
  internalError,
  invalidRequest,
  payloadTooLarge,
  toErrorBody,
  unsupportedMediaType,
} from '@spansmith/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedTypes } from './body-parsers.ts';
import { toUnavailable } from './unavailable.ts';

/**
 * Answers any error in the contract's envelope. What is not an ApiError, nor a refusal by Fastify itself, nor a
 * database or store that is away, is a fault of ours: it is logged whole and answered as InternalServerError with the
 * request's id and nothing else.
 */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known =
    error instanceof ApiError ? error : (refusalByFastify(error, request) ?? toUnavailable(error));
  if (known === undefined) {
    const level = clientHasLeft(reply) ? 'warn' : 'error';
    request.log[level]({ err: error, errorId: request.id }, 'unexpected error');
  } else if (known.status >= 500) {
    request.log.error({ err: known }, known.message);
  } else {
    request.log.debug({ err: known }, known.message);
  }
  // Fastify would close the connection in the middle of the body, and most clients then never read the answer.
  if (isTooLarge(error)) reply.removeHeader('connection');
  const answer = known ?? internalError(request.id);
  reply.code(answer.status).header('x-ms-error-code', answer.code).type('application/json; charset=utf-8');
  // Fastify refuses a malformed URL before any hook has set it.
  reply.header('apim-request-id', request.id);
  if (answer.retryAfterSeconds !== undefined) reply.header('retry-after', answer.retryAfterSeconds);
  reply.send(JSON.stringify(toErrorBody(answer)));
}

/** What Fastify refuses before a handler sees it, as an error of the contract. */
function refusalByFastify(error: unknown, request: FastifyRequest): ApiError | undefined {
  const { code, statusCode, message } = (error ?? {}) as Partial<Record<string, unknown>>;
  if (isTooLarge(error)) return payloadTooLarge(request.routeOptions.bodyLimit);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return unsupportedMediaType(request.headers['content-type'], acceptedTypes(request));
  }
  const isOurs = typeof code === 'string' && (code.startsWith('FST_') || code === 'ECONNRESET');
  if (!isOurs || typeof statusCode !== 'number' || statusCode < 400 || statusCode > 499) return undefined;
  return invalidRequest(`${message}.`, { status: statusCode });
}

function isTooLarge(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
}

function clientHasLeft(reply: FastifyReply): boolean {
  return reply.raw.destroyed && !reply.raw.writableFinished;
}

/** What Node's HTTP parser refuses, by its error code; anything else is a 400. */
const BROKEN_REQUESTS: Readonly<Record<string, { status: number; message: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request did not arrive in time.' },
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The headers of the request are too large.' },
};

/** Answers on the bare socket what is not even HTTP, in the same envelope, and closes the connection. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const { status, message } = BROKEN_REQUESTS[error.code ?? ''] ?? {
    status: 400,
    message: 'The request is not valid HTTP.',
  };
  const answer = invalidRequest(message, { status });
  const body = JSON.stringify(toErrorBody(answer));
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-ms-error-code: ${answer.code}`,
    'connection: close',
  ];
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
}
