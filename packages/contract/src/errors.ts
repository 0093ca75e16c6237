import { clip } from '@spansmith/basics';
import { ApiError, type ApiErrorOptions, type ErrorDetail } from './api-error.ts';
import type { ErrorCode, InnerErrorCode } from './error-codes.ts';
import type { ValidationProblem } from './validation-problem.ts';

/** More problems than these are counted, not listed. */
const MAX_LISTED_PROBLEMS = 100;

/** 400: the request as a whole can't be read, e.g. a body that is not JSON. */
export function invalidRequest(message: string, options?: ApiErrorOptions): ApiError {
  return new ApiError('InvalidRequest', message, options);
}

/** 400: the request can be read, but a value in it is not acceptable. `target` names the parameter or field. */
export function invalidArgument(message: string, options?: ApiErrorOptions): ApiError {
  return new ApiError('InvalidArgument', message, options);
}

const INPUT_PARTS = {
  body: { noun: 'request body', innerCode: 'InvalidRequestBodyFormat' },
  query: { noun: 'query parameter', innerCode: 'InvalidParameterValue' },
  path: { noun: 'path parameter', innerCode: 'InvalidParameterValue' },
  header: { noun: 'header', innerCode: 'InvalidParameterValue' },
} as const satisfies Record<string, { noun: string; innerCode: InnerErrorCode }>;

/** The official JavaScript client prints the message of an inner error behind the outer one, so it must add to it. */
export const SEE_DOCS = 'What each operation takes is described at /docs.';

/** The parts of a request that are checked against the contract. */
export type InputPart = keyof typeof INPUT_PARTS;

/** 400 for a part of the request that its schema refuses. The message tells the first problem, `details` all. */
export function invalidInput(part: InputPart, problems: ValidationProblem[]): ApiError {
  const { noun, innerCode } = INPUT_PARTS[part];
  const first = problems[0] ?? { path: '', message: 'is not valid' };
  const others = problems.length - 1;
  const message = `${sentence(noun, first)}${others > 0 ? ` (and ${others} more, see details)` : ''}.`;
  return invalidArgument(message, {
    target: first.path || undefined,
    details: others > 0 ? toErrorDetails(problems) : undefined,
    innererror: { code: innerCode, message: SEE_DOCS, ...(first.path && { target: first.path }) },
  });
}

/** The problems as `details` of an error: the first hundred, and a last entry that counts the rest. */
export function toErrorDetails(problems: ValidationProblem[]): ErrorDetail[] {
  const listed: ErrorDetail[] = problems.slice(0, MAX_LISTED_PROBLEMS).map((problem) => ({
    code: 'InvalidArgument',
    message: `${problem.path ? `${problem.path} ` : ''}${problem.message}.`,
    ...(problem.path && { target: problem.path }),
  }));
  const rest = problems.length - listed.length;
  if (rest > 0) listed.push({ code: 'InvalidArgument', message: `${rest} more problems are not listed.` });
  return listed;
}

function sentence(noun: string, problem: ValidationProblem): string {
  if (!problem.path) return `The ${noun} ${problem.message}`;
  return noun === 'request body'
    ? `In the request body, ${problem.path} ${problem.message}`
    : `The ${noun} ${problem.path} ${problem.message}`;
}

/** 401: the message says what is wrong with the key. */
export function unauthorized(message: string): ApiError {
  return new ApiError('Unauthorized', message);
}

const NOT_FOUND = {
  Project: { code: 'ProjectNotFound', hint: 'Names are case-sensitive; the list of projects shows them.' },
  Model: { code: 'NotFound', hint: "Labels are case-sensitive; the project's list of models shows them." },
  Deployment: {
    code: 'NotFound',
    hint: "Names are case-sensitive; the project's list of deployments shows them.",
  },
  Job: {
    code: 'OperationNotFound',
    hint: 'Jobs are kept until they expire; the trigger answered with its address.',
  },
  Document: {
    code: 'NotFound',
    hint: "Names are case-sensitive; the container's list of documents shows them.",
  },
} as const satisfies Record<string, { code: ErrorCode; hint: string }>;

/** What can be not found. */
export type ResourceKind = keyof typeof NOT_FOUND;

/** Longer than the name of anything that there can be. */
const MAX_NAME_LENGTH = 1_000;

/** 404: `notFound('Model', 'm1', 'LoanAgreements')`. `within` names the project or container it was looked for in. */
export function notFound(kind: ResourceKind, name: string, within?: string): ApiError {
  const { code, hint } = NOT_FOUND[kind];
  const target = clip(name, MAX_NAME_LENGTH);
  const place = within === undefined ? '' : ` in "${within}"`;
  return new ApiError(code, `${kind} "${target}" was not found${place}. ${hint}`, { target });
}

/** 404: there is no such operation at all. */
export function routeNotFound(method: string, path: string): ApiError {
  return new ApiError(
    'NotFound',
    `There is no operation ${method} ${path}. The operations are listed at /docs.`,
  );
}

/** 409: the state of the resource forbids it now. Say what is in the way and what to do. */
export function conflict(message: string, options?: ApiErrorOptions): ApiError {
  return new ApiError('Conflict', message, options);
}

/** 413. */
export function payloadTooLarge(limitBytes: number): ApiError {
  return invalidRequest(`The request body is larger than the limit of ${limitBytes} bytes.`, { status: 413 });
}

/** 415. `received` is the Content-Type header as sent. */
export function unsupportedMediaType(received: string | undefined, accepted: string[]): ApiError {
  const sent = received
    ? `The content type ${received} is not accepted here`
    : 'The header Content-Type is missing';
  return invalidRequest(`${sent}. Send ${accepted.join(' or ')}.`, { status: 415, target: 'Content-Type' });
}

/** 503: a thing that the service stands on does not answer; trying again later may work. */
export function serviceUnavailable(message: string, retryAfterSeconds = 5, cause?: unknown): ApiError {
  return new ApiError('ServiceUnavailable', message, { retryAfterSeconds, cause });
}

/** 500. `errorId` is in the log beside the whole error; nothing of the error itself goes out. */
export function internalError(errorId: string): ApiError {
  return new ApiError(
    'InternalServerError',
    `Something went wrong on our side. Look for error id ${errorId} in the service's log.`,
  );
}
