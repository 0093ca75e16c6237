import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from './openapi-document.ts';
import { toProblem } from './problem-message.ts';
import type { ValidationProblem } from './validation-problem.ts';

/** What is wrong with a value; empty if nothing is. */
export type Validate = (value: unknown) => ValidationProblem[];

/** How a validator takes values. */
export interface ValidatorOptions {
  /**
   * For what comes as text (path, query, headers): "5" may stand for 5 and "True" for true; the value is changed in
   * place. Never for bodies: there a string is no boolean.
   */
  coerce: boolean;
}

/**
 * Listing every problem of a hostile body could take a hundred times the memory of the body: of one with more values
 * than these only the first problem is told.
 */
const MAX_VALUES_FOR_ALL_PROBLEMS = 50_000;

/** Makes a validator of a JSON Schema (2020-12, references within it only). Unknown fields are ignored and kept. */
export function createValidator(schema: JsonSchema, { coerce }: ValidatorOptions): Validate {
  const booleans = coerce ? booleanProperties(schema) : [];
  const findFirst = compile(schema, coerce, false);
  let findAll: ValidateFunction | undefined;
  return (value) => {
    for (const name of booleans) lowerCaseBoolean(value as Record<string, unknown>, name);
    if (findFirst(value)) return [];
    if (hasMoreValuesThan(value, MAX_VALUES_FOR_ALL_PROBLEMS)) return problemsOf(findFirst);
    findAll ??= compile(schema, coerce, true);
    findAll(value);
    return problemsOf(findAll);
  };
}

/** An ajv takes longer to set up than a schema to compile, so there is one for each way of validating. */
const compilers = new Map<string, Ajv2020>();

function compile(schema: JsonSchema, coerceTypes: boolean, allErrors: boolean): ValidateFunction {
  const way = `${coerceTypes} ${allErrors}`;
  let ajv = compilers.get(way);
  if (!ajv) {
    // Verbose gives the messages the value that they are about; not strict, because OpenAPI has keywords of its own.
    ajv = new Ajv2020({ allErrors, coerceTypes, verbose: true, strict: false });
    addFormats.default(ajv);
    compilers.set(way, ajv);
  }
  return ajv.compile(schema);
}

/** One problem a place: what is no number is not a number that is too large as well. */
function problemsOf({ errors }: ValidateFunction): ValidationProblem[] {
  const problems = new Map<string, ValidationProblem>();
  for (const error of errors ?? []) {
    const problem = toProblem(error);
    if (!problems.has(problem.path)) problems.set(problem.path, problem);
  }
  return [...problems.values()];
}

function booleanProperties(schema: JsonSchema): string[] {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return properties.filter(([, property]) => property.type === 'boolean').map(([name]) => name);
}

/** The Python client writes `True`. */
function lowerCaseBoolean(values: Record<string, unknown>, name: string): void {
  const value = values[name];
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) values[name] = value.toLowerCase();
}

function hasMoreValuesThan(root: unknown, limit: number): boolean {
  const pending = [root];
  for (let seen = 0; pending.length > 0; seen++) {
    if (seen + pending.length > limit) return true;
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const child of Object.values(value)) pending.push(child);
  }
  return false;
}
