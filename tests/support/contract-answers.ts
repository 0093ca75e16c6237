import { createValidator, loadOperations } from '../../packages/contract/src/index.ts';
import type { TestResponse } from './services.ts';

/**
 * What is wrong with an answer by the contract, a line a problem: a status that its operation does not have, a missing
 * header, a body that does not fit.
 */
export async function contractProblems(operationId: string, response: TestResponse): Promise<string[]> {
  const operation = (await loadOperations()).find((one) => one.operationId === operationId);
  if (!operation) throw new Error(`There is no operation ${operationId}.`);
  const schema = operation.responseSchemas[response.status];
  if (!schema) {
    const isKnown = operation.successStatuses.includes(response.status) && response.text === '';
    return isKnown ? [] : [`status ${response.status} with ${response.text}`];
  }
  return createValidator(schema, { coerce: false })(response.json()).map(
    ({ path, message }) => `${path} ${message}`,
  );
}
