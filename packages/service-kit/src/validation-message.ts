import type { ValidationProblem } from '@spansmith/contract';
import type { ErrorObject } from 'ajv';

const MAX_QUOTED_LENGTH = 60;

/** An ajv error in plain words, e.g. `metadata.multilingual` + `must be a boolean, not a string`. */
export function toProblem(error: ErrorObject): ValidationProblem {
  const path = toDottedPath(error.instancePath);
  if (error.keyword === 'required') {
    return { path: join(path, error.params.missingProperty), message: 'is missing' };
  }
  return { path, message: (MESSAGES[error.keyword] ?? otherMessage)(error) };
}

const MESSAGES: Readonly<Record<string, (error: ErrorObject) => string>> = {
  type: ({ params, data }) => `must be ${withArticles(params.type)}, not ${kindOf(data)}`,
  enum: ({ params, data }) => `must be ${alternatives(params.allowedValues)}${notQuoted(data)}`,
  const: ({ params, data }) => `must be ${JSON.stringify(params.allowedValue)}${notQuoted(data)}`,
  discriminator: ({ params }) => `has a ${params.tag} that is not known${notQuoted(params.tagValue)}`,
  format: ({ params }) => `must have the format ${params.format}`,
  pattern: ({ params }) => `must match the pattern ${params.pattern}`,
  minimum: ({ params }) => `must be at least ${params.limit}`,
  maximum: ({ params }) => `must be at most ${params.limit}`,
  minLength: ({ params }) => `must have at least ${count(params.limit, 'character')}`,
  maxLength: ({ params }) => `must have at most ${count(params.limit, 'character')}`,
  minItems: ({ params }) => `must have at least ${count(params.limit, 'item')}`,
  maxItems: ({ params }) => `must have at most ${count(params.limit, 'item')}`,
};

const otherMessage = ({ message }: ErrorObject) => (message ?? 'is not valid').replace('NOT', 'not');

/** `/tasks/0/kind` -> `tasks[0].kind` */
function toDottedPath(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).reduce(join, '');
}

function join(path: string, step: string): string {
  if (/^\d+$/.test(step)) return `${path}[${step}]`;
  return path ? `${path}.${step}` : step;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
  null: 'null',
};

function withArticles(types: string | string[]): string {
  return [types]
    .flat()
    .map((type) => KINDS[type] ?? type)
    .join(' or ');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return KINDS[typeof value] ?? typeof value;
}

function alternatives(values: unknown[]): string {
  const words = values.map((value) => JSON.stringify(value)).join(', ');
  return values.length === 1 ? words : `one of ${words}`;
}

function notQuoted(value: unknown): string {
  const quoted = JSON.stringify(value) ?? '';
  return quoted.length > MAX_QUOTED_LENGTH ? '' : `, not ${quoted}`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
