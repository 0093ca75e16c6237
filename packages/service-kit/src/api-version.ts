import { ApiError, invalidArgument, type Operation, SEE_DOCS } from '@spansmith/contract';
import type { FastifyRequest } from 'fastify';

const PARAMETER = 'api-version';

/**
 * Makes the check of the query's `api-version` for one operation. Missing or unknown versions are refused with 400,
 * naming the known ones; a known version that lacks the operation with 404, naming those that have it.
 *
 * @param known every version of the operation's document.
 */
export function apiVersionCheck(
  operation: Operation,
  known: readonly string[],
): (request: FastifyRequest) => void {
  const { apiVersions, operationId } = operation;
  if (apiVersions === null) return () => {};
  return (request) => {
    const version = (request.query as Record<string, unknown>)[PARAMETER];
    if (typeof version === 'string' && apiVersions.includes(version)) return;
    if (version === undefined || version === '') {
      throw invalidVersion(
        `The query parameter ${PARAMETER} is missing. Use one of ${apiVersions.join(', ')}.`,
      );
    }
    if (typeof version !== 'string' || !known.includes(version)) {
      throw invalidVersion(
        `The ${PARAMETER} ${JSON.stringify(version)} is not known. Use one of ${apiVersions.join(', ')}.`,
      );
    }
    throw new ApiError(
      'NotFound',
      `${operationId} is not an operation of ${PARAMETER} ${version}. It exists in ${apiVersions.join(', ')}.`,
      { target: PARAMETER },
    );
  };
}

function invalidVersion(message: string): ApiError {
  return invalidArgument(message, {
    target: PARAMETER,
    innererror: { code: 'InvalidParameterValue', message: SEE_DOCS, target: PARAMETER },
  });
}
