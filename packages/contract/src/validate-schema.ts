import { readDocument } from './openapi-document.ts';
import type { Schemas } from './operation-types.ts';
import type { ValidationProblem } from './validation-problem.ts';
import { createValidator, type Validate } from './validator.ts';

/** A named schema of the authoring document. */
export type SchemaName = keyof Schemas;

const validators = new Map<SchemaName, Validate>();

/**
 * What is wrong with a value that was not validated when it came in, such as a labels file inside its import job. With
 * no problems, it is a `Schemas[name]`. The validator is compiled at the first call.
 */
export function validateSchema(name: SchemaName, value: unknown): ValidationProblem[] {
  let validate = validators.get(name);
  if (!validate) {
    const { components } = readDocument('authoring');
    validate = createValidator({ $ref: `#/components/schemas/${name}`, components }, { coerce: false });
    validators.set(name, validate);
  }
  return validate(value);
}
