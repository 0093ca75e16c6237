import { type ApiError, invalidRequest } from '@spansmith/contract';
import type { FastifyRequest } from 'fastify';

/** How the address is found that clients reach the server at. */
export interface LinkOptions {
  /** Address that clients use, without a trailing slash; undefined means each request's own. */
  publicUrl: string | undefined;
  /** Whether `X-Forwarded-*` headers count. */
  trustProxy: boolean;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** A name, an IPv4 address or an IPv6 address in brackets, and maybe a port (RFC 3986, section 3.2.2). */
const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
const MAX_HOST_LENGTH = 261;

/** A query to write into a URL; undefined leaves the parameter out, or takes it away. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes absolute URLs that the client of one request can follow. */
export interface Links {
  /**
   * The address of `path` (already encoded: see `path`) with the request's own `api-version`: for the
   * `operation-location` header.
   */
  operationLocation(path: string): string;
  /** The address of the request itself, with some query parameters changed: for `nextLink`. */
  self(changes: Query): string;
}

/**
 * Links for a request. Scheme, host and prefix come from the configured public URL; without one, from
 * `X-Forwarded-Proto`, `-Host`, `-Port` and `-Prefix` if the proxy is trusted; else from the connection and `Host`.
 *
 * A malformed host is refused rather than echoed into a URL, and at once: before the handler does what it cannot answer.
 *
 * @throws ApiError 400
 */
export function createLinks(request: FastifyRequest, options: LinkOptions): Links {
  const base = options.publicUrl ?? addressOf(request, options.trustProxy);
  const absolute = (path: string, query: Query) => `${base}${path}${encodeQuery(query)}`;
  const received = request.query as Query;
  return {
    operationLocation: (path) => absolute(path, { 'api-version': received['api-version'] }),
    self: (changes) => absolute(request.url.split('?', 1)[0] ?? '', { ...received, ...changes }),
  };
}

/** Tag for template literals that encodes each inserted name: path`/projects/${name}/models/${label}`. */
export function path(parts: TemplateStringsArray, ...names: readonly string[]): string {
  return String.raw({ raw: parts }, ...names.map(encodeURIComponent));
}

function addressOf(request: FastifyRequest, trustProxy: boolean): string {
  const forwarded = (name: string) => (trustProxy ? firstValue(request, `x-forwarded-${name}`) : undefined);
  const scheme = forwarded('proto') ?? request.protocol;
  const prefix = (forwarded('prefix') ?? '').replace(/\/+$/, '');
  if (!/^https?$/.test(scheme)) throw badHeader('X-Forwarded-Proto', 'http or https');
  if (!/^(\/[\w.~-]+)*$/.test(prefix)) throw badHeader('X-Forwarded-Prefix', 'a path such as /ner');

  const host = forwarded('host') ?? request.headers.host ?? socketAddress(request);
  if (host.length > MAX_HOST_LENGTH || !HOST.test(host)) {
    throw badHeader(forwarded('host') ? 'X-Forwarded-Host' : 'Host', 'a host name, with or without a port');
  }
  const port = forwarded('port');
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw badHeader('X-Forwarded-Port', 'a port number');
  const needsPort = port !== undefined && !/:\d+$/.test(host) && port !== DEFAULT_PORTS[scheme];
  return `${scheme}://${host}${needsPort ? `:${port}` : ''}${prefix}`;
}

/** Only HTTP/1.0 requests come without a `Host`. */
function socketAddress({ socket }: FastifyRequest): string {
  const host = socket.localAddress ?? 'localhost';
  return `${host.includes(':') ? `[${host}]` : host}:${socket.localPort}`;
}

/** Each proxy of a chain appends to these headers: the first value is what the client used. */
function firstValue(request: FastifyRequest, header: string): string | undefined {
  const value = request.headers[header];
  const first = (Array.isArray(value) ? value[0] : value)?.split(',', 1)[0]?.trim();
  return first === '' ? undefined : first;
}

function encodeQuery(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

function badHeader(name: string, expected: string): ApiError {
  return invalidRequest(`The header ${name} is not ${expected}.`, { target: name });
}
