import {
  createValidator,
  type InputPart,
  invalidInput,
  invalidRequest,
  type Operation,
  SEE_DOCS,
  unsupportedMediaType,
  type Validate,
} from '@spansmith/contract';
import type { FastifyRequest } from 'fastify';
import { JSON_TYPES } from './body-parsers.ts';

/** The parts of a request as the operation's schemas see them: numbers and booleans as such. */
export interface ValidInput {
  params: unknown;
  query: unknown;
  headers: unknown;
  /** Undefined if the operation takes none, or takes an optional one that was not sent. */
  body: unknown;
}

/**
 * Makes the check of an operation's requests: it gives the valid input, or throws the ApiError that says what is
 * wrong. Extra fields, parameters and bodies are ignored. With deferred validation the operation's body schema holds
 * the envelope only; the job checks the rest.
 */
export function requestValidator(operation: Operation): (request: FastifyRequest) => ValidInput {
  const validateParams = createValidator(operation.params, { coerce: true });
  const validateQuery = createValidator(operation.query, { coerce: true });
  const validateHeaders = createValidator(operation.headers, { coerce: true });
  const validateBody = createValidator(operation.body?.schema ?? {}, { coerce: false });

  return (request) => {
    const params = check('path', validateParams, request.params);
    const query = check('query', validateQuery, request.query);
    const headers = check('header', validateHeaders, { ...request.headers });
    const body = bodyFor(operation, request);
    return { params, query, headers, body: body === undefined ? body : check('body', validateBody, body) };
  };
}

function check(part: InputPart, validate: Validate, value: unknown): unknown {
  const problems = validate(value);
  if (problems.length > 0) throw invalidInput(part, problems);
  return value;
}

/** The body, if the operation takes one, in a content type that it takes. */
function bodyFor({ body: spec, operationId }: Operation, request: FastifyRequest): unknown {
  if (!spec) return undefined;
  if (request.body === undefined) {
    if (!spec.required) return undefined;
    const message = `${operationId} needs a request body. Send one as ${spec.contentTypes.join(' or ')}.`;
    throw invalidRequest(message, {
      innererror: { code: 'EmptyRequest', message: SEE_DOCS },
    });
  }
  // Clients are not strict about which of the JSON types they send.
  const accepted = spec.contentTypes.some((type) => JSON_TYPES.includes(type))
    ? [...spec.contentTypes, ...JSON_TYPES]
    : spec.contentTypes;
  if (accepted.includes(request.mediaType?.toLowerCase() ?? '')) return request.body;
  throw unsupportedMediaType(request.headers['content-type'], spec.contentTypes);
}
