import {
  invalidRequest,
  type Operation,
  type OperationBody,
  type OperationHeaders,
  type OperationId,
  type OperationParams,
  type OperationQuery,
  type OperationResult,
  toFastifyPath,
} from '@spansmith/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { apiVersionCheck } from './api-version.ts';
import { type KeyStore, requireKey } from './auth.ts';
import { clientLeft } from './client-left.ts';
import { createLinks, type LinkOptions, type Links } from './links.ts';
import { type Reply, sendReply } from './reply.ts';
import { requestValidator, type ValidInput } from './validate-request.ts';

/** One valid request of an operation, as its handler gets it. */
export interface OperationRequest<Id extends OperationId> {
  params: OperationParams<Id>;
  query: OperationQuery<Id>;
  headers: OperationHeaders<Id>;
  body: OperationBody<Id>;
  /** Absolute URLs that this client can follow. */
  links: Links;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
}

/** Does one operation: calls into the domain and says what to answer. Throw an ApiError to refuse. */
export type Handler<Id extends OperationId> = (
  request: OperationRequest<Id>,
) => Promise<Reply<OperationResult<Id>>>;

/** A handler for each of these operations. */
export type Handlers<Id extends OperationId> = { readonly [K in Id]: Handler<K> };

/** What all operations share. */
export interface OperationsOptions {
  /** Checks the key of every operation that needs one. */
  keys: KeyStore;
  links: LinkOptions;
}

/** Operations of the contract that `createServer` and `registerDocs` answer themselves. */
const ANSWERED_BY_THE_KIT = new Set(['getLiveness', 'getReadiness', 'getMetrics', 'getDocs']);
const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'] as const;

/**
 * Makes a route of each operation: key, `api-version`, validation, handler, answer. Other methods on the same paths
 * are answered with 405.
 *
 * @throws Error at once if an operation has no handler or a handler no operation.
 */
export function registerOperations<Id extends OperationId>(
  app: FastifyInstance,
  operations: readonly Operation[],
  handlers: Handlers<Id>,
  options: OperationsOptions,
): void {
  const served = operations.filter(({ operationId }) => !ANSWERED_BY_THE_KIT.has(operationId));
  refuseMismatch(served, Object.keys(handlers));
  for (const operation of served) {
    const id = operation.operationId as Id;
    app.route({
      method: operation.method,
      url: toFastifyPath(operation.path),
      config: { operationId: id, contentTypes: operation.body?.contentTypes },
      onRequest: guard(operation, knownVersions(operations, operation), options.keys),
      handler: routeHandler(operation, handlers[id] as unknown as Handler<OperationId>, options.links),
    });
  }
  refuseOtherMethods(app, served);
}

/** Runs before the body is read: whoever may not call, or calls what does not exist, need not send it. */
function guard(operation: Operation, versions: readonly string[], keys: KeyStore): onRequestAsyncHookHandler {
  const authenticate = requireKey(keys);
  const checkVersion = apiVersionCheck(operation, versions);
  return async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (operation.security) await authenticate(request, reply);
    checkVersion(request);
  };
}

function routeHandler(operation: Operation, handle: Handler<OperationId>, linkOptions: LinkOptions) {
  const validate = requestValidator(operation);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const input = validate(request) as Pick<OperationRequest<OperationId>, keyof ValidInput>;
    const links = createLinks(request, linkOptions);
    const answer = await handle({ ...input, links, signal: clientLeft(reply) });
    return sendReply(reply, answer);
  };
}

function refuseMismatch(operations: readonly Operation[], handled: readonly string[]): void {
  const ids = operations.map(({ operationId }) => operationId);
  const problems = [
    ...ids.filter((id) => !handled.includes(id)).map((id) => `operation ${id} has no handler`),
    ...handled.filter((id) => !ids.includes(id)).map((id) => `handler ${id} has no operation`),
  ];
  if (problems.length > 0) throw new Error(`Operations and handlers do not match: ${problems.join('; ')}.`);
}

function knownVersions(operations: readonly Operation[], { document }: Operation): string[] {
  const versions = operations.flatMap((other) =>
    other.document === document ? (other.apiVersions ?? []) : [],
  );
  return [...new Set(versions)];
}

function refuseOtherMethods(app: FastifyInstance, operations: readonly Operation[]): void {
  const methodsOfPath = Map.groupBy(operations, ({ path }) => toFastifyPath(path));
  for (const [url, here] of methodsOfPath) {
    const allowed: string[] = here.map(({ method }) => method);
    app.route({
      method: METHODS.filter((method) => !allowed.includes(method)),
      url,
      async onRequest(request, reply) {
        reply.header('allow', allowed.join(', '));
        throw invalidRequest(`${request.method} is not possible here. Use ${allowed.join(' or ')}.`, {
          status: 405,
        });
      },
      handler: async () => undefined,
    });
  }
}
