import type { OperationObject, ParameterObject } from './openapi-document.ts';

/**
 * The api-versions in which an operation exists, oldest first: those of its parameter `api-version`, unless
 * `x-api-versions` names fewer. Null where there is no such parameter.
 */
export function apiVersionsOf(operation: OperationObject, parameters: ParameterObject[]): string[] | null {
  const parameter = parameters.find(({ name }) => name === 'api-version');
  if (!parameter) return null;
  return operation['x-api-versions'] ?? (parameter.schema.enum as string[]);
}
