import type { FastifyReply } from 'fastify';

/**
 * Aborted once the connection of a request is gone, or its answer is complete: nobody waits for the work any more.
 * (Fastify's own `request.signal` follows the request's stream, which ends with its body.)
 */
export function clientLeft(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  if (reply.raw.destroyed) controller.abort();
  else reply.raw.once('close', () => controller.abort());
  return controller.signal;
}
