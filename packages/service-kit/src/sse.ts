import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { clientLeft } from './client-left.ts';

/** One server-sent event. `data` is sent as JSON; `id` comes back as `Last-Event-ID` when the client reconnects. */
export interface ServerEvent {
  id?: number | string;
  event?: string;
  data: unknown;
}

/** A comment is sent after this much silence, so that proxies keep the connection. */
const HEARTBEAT_MS = 15_000;
/** What a client waits before it reconnects. */
const RECONNECT_MS = 2_000;

/**
 * Answers with server-sent events until the source ends, the client leaves or the server closes. The source is then
 * told to stop through its iterator's `return`; one that may wait long should watch the request's `signal` as well.
 */
export function sendEvents(reply: FastifyReply, events: AsyncIterable<ServerEvent>): FastifyReply {
  const signal = AbortSignal.any([clientLeft(reply), reply.server.closing]);
  return reply
    .headers({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // The stream may end because the server closes, which would wait for a connection kept open.
      connection: 'close',
      // Asks nginx not to hold events back.
      'x-accel-buffering': 'no',
    })
    .send(Readable.from(encodeEvents(events, signal)));
}

/** The stream's text, chunk by chunk, until the source ends or `signal` is aborted: see "server-sent events" in the HTML standard. */
export async function* encodeEvents(
  events: AsyncIterable<ServerEvent>,
  signal: AbortSignal,
  heartbeatMs = HEARTBEAT_MS,
): AsyncGenerator<string> {
  const iterator = events[Symbol.asyncIterator]();
  try {
    yield `retry: ${RECONNECT_MS}\n\n`;
    let next = iterator.next();
    while (!signal.aborted) {
      const silence = startSilence(heartbeatMs, signal);
      const outcome = await Promise.race([next, silence.over]).finally(silence.cancel);
      if (outcome === 'silence') {
        if (!signal.aborted) yield ': still here\n\n';
      } else if (outcome.done) {
        return;
      } else {
        yield encodeEvent(outcome.value);
        next = iterator.next();
      }
    }
  } finally {
    // Not awaited: a source that is stuck in a wait answers only once that wait is over.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

function encodeEvent({ id, event, data }: ServerEvent): string {
  for (const field of [String(id), String(event)]) {
    if (/[\r\n\0]/.test(field))
      throw new TypeError(`A line break in an event's id or name: ${JSON.stringify(field)}`);
  }
  const lines = [`data: ${JSON.stringify(data)}`];
  if (event !== undefined) lines.unshift(`event: ${event}`);
  if (id !== undefined) lines.unshift(`id: ${id}`);
  return `${lines.join('\n')}\n\n`;
}

/** `over` resolves after `ms`, or as soon as `signal` is aborted; `cancel` frees what waits for that. */
function startSilence(ms: number, signal: AbortSignal): { over: Promise<'silence'>; cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<'silence'>();
  const end = () => resolve('silence');
  const timer = setTimeout(end, ms);
  signal.addEventListener('abort', end);
  const cancel = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  };
  return { over: promise, cancel };
}
