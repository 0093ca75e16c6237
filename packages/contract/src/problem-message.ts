import type { ErrorObject } from 'ajv';
import type { ValidationProblem } from './validation-problem.ts';

const MAX_QUOTED_LENGTH = 60;

/** An ajv error (of a validator with `verbose`) in plain words: `metadata.multilingual`, `must be a boolean...`. */
export function toProblem(error: ErrorObject): ValidationProblem {
  const path = toDottedPath(error.instancePath);
  if (error.keyword === 'required') {
    return { path: append(path, error.params.missingProperty), message: 'is missing' };
  }
  return { path, message: (messages[error.keyword] ?? otherMessage)(error) };
}

const messages: Readonly<Record<string, (error: ErrorObject) => string>> = {
  type: ({ params, data }) => `must be ${typesInWords(params.type)}, not ${kindOf(data)}`,
  enum: ({ params, data }) => `must be ${alternatives(params.allowedValues)}${notQuoted(data)}`,
  const: ({ params, data }) => `must be ${JSON.stringify(params.allowedValue)}${notQuoted(data)}`,
  pattern: (error) => `must be ${ruleOf(error)}${notQuoted(error.data)}`,
  format: ({ params, data }) => `must have the format ${params.format}${notQuoted(data)}`,
  minimum: ({ params, data }) => `must be at least ${params.limit}, not ${data}`,
  maximum: ({ params, data }) => `must be at most ${params.limit}, not ${data}`,
  minLength: ({ params }) => `must have at least ${count(params.limit, 'character')}`,
  maxLength: ({ params }) => `must have at most ${count(params.limit, 'character')}`,
  minItems: ({ params }) => `must have at least ${count(params.limit, 'item')}`,
  maxItems: ({ params, data }) =>
    `must have at most ${count(params.limit, 'item')}, not ${(data as unknown[]).length}`,
};

const otherMessage = ({ message }: ErrorObject) => message ?? 'is not valid';

/** What a pattern means is in its schema's description: "Letters and digits." -> "letters and digits". */
function ruleOf({ params, parentSchema }: ErrorObject): string {
  const description: unknown = parentSchema?.description;
  if (typeof description !== 'string') return `text that matches ${params.pattern}`;
  const rule = description.trim().replace(/\.$/, '').replaceAll('`', '"');
  return rule.charAt(0).toLowerCase() + rule.slice(1);
}

/** JSON pointer to a path as people write it: `/tasks/0/kind` -> `tasks[0].kind`. */
function toDottedPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(append, '');
}

function append(path: string, step: string): string {
  if (/^\d+$/.test(step)) return `${path}[${step}]`;
  return path ? `${path}.${step}` : step;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  null: 'null',
};

function typesInWords(types: string | string[]): string {
  return [types]
    .flat()
    .map((type) => KINDS[type] ?? type)
    .join(' or ');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  // A number that is refused by its type has a fraction, and a boolean is not "true or false" where it is wrong.
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
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
