export * from './api-error.ts';
export * from './error-codes.ts';
export * from './errors.ts';
export { toFastifyPath } from './fastify-path.ts';
export { DOCUMENT_NAMES, type DocumentName, type JsonSchema, readDocument } from './openapi-document.ts';
export { loadOperations, type Operation, type OperationBodySpec } from './operations.ts';
export type { ValidationProblem } from './validation-problem.ts';
