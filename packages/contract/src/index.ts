export * from './api-error.ts';
export * from './error-codes.ts';
export * from './errors.ts';
export { toFastifyPath } from './fastify-path.ts';
export { isSupportedLanguage, SUPPORTED_LANGUAGES, type SupportedLanguage } from './languages.ts';
export { DOCUMENT_NAMES, type DocumentName, type JsonSchema, readDocument } from './openapi-document.ts';
export * from './operation-types.ts';
export { loadOperations, type Operation, type OperationBodySpec } from './operations.ts';
export {
  ENCODER_CONFIG_VERSION,
  resolveTrainingConfigVersion,
  type TrainingConditions,
  type TrainingConfigVersion,
  usableTrainingConfigVersions,
} from './training-config-versions.ts';
export * from './training-progress.ts';
export type { ValidationProblem } from './validation-problem.ts';
export { createValidator, type Validate, type ValidatorOptions } from './validator.ts';
