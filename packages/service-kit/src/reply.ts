import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type ServerEvent, sendEvents } from './sse.ts';

/** What a handler answers; make it with the functions below. `Body` is the type of its JSON, if it has any. */
export interface Reply<Body> {
  status: number;
  headers: Record<string, string>;
  content:
    | { kind: 'none' }
    | { kind: 'json'; body: Body }
    | { kind: 'raw'; body: string | Readable }
    | { kind: 'events'; events: AsyncIterable<ServerEvent> };
}

/** 200 with a JSON body. */
export function ok<Body>(body: Body): Reply<Body> {
  return { status: 200, headers: {}, content: { kind: 'json', body } };
}

/** 201 with a JSON body: the resource did not exist before. */
export function created<Body>(body: Body): Reply<Body> {
  return { status: 201, headers: {}, content: { kind: 'json', body } };
}

/** 202, empty: a job was started whose state is at this absolute address (`links.operationLocation(...)`). */
export function accepted(operationLocation: string): Reply<never> {
  return { status: 202, headers: { 'operation-location': operationLocation }, content: { kind: 'none' } };
}

/** 204. */
export function noContent(): Reply<never> {
  return { status: 204, headers: {}, content: { kind: 'none' } };
}

/** 200 with plain text, in UTF-8. */
export function text(body: string): Reply<never> {
  return stream(body, 'text/plain; charset=utf-8');
}

/** 200 with bytes or text of any type, e.g. a document that is in the object store as JSON already. */
export function stream(body: Readable | string, contentType: string): Reply<never> {
  return { status: 200, headers: { 'content-type': contentType }, content: { kind: 'raw', body } };
}

/** 200 with a file: browsers save it under `name`, which is ASCII without quotes. */
export function download(
  body: Readable,
  { name, contentType, sizeBytes }: { name: string; contentType: string; sizeBytes: number },
): Reply<never> {
  const headers = {
    'content-type': contentType,
    'content-length': String(sizeBytes),
    'content-disposition': `attachment; filename="${name}"`,
  };
  return { status: 200, headers, content: { kind: 'raw', body } };
}

/** 200 with server-sent events, until the source ends, the client leaves or the server closes. */
export function events(source: AsyncIterable<ServerEvent>): Reply<never> {
  return { status: 200, headers: {}, content: { kind: 'events', events: source } };
}

/** Sends a handler's answer. JSON goes out whole: a schema-bound serializer would drop what the schema lacks. */
export function sendReply(reply: FastifyReply, { status, headers, content }: Reply<unknown>): FastifyReply {
  reply.code(status).headers(headers);
  switch (content.kind) {
    case 'none':
      return reply.send();
    case 'json':
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(content.body));
    case 'raw':
      return reply.send(content.body);
    case 'events':
      return sendEvents(reply, content.events);
  }
}
