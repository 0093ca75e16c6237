import { quote } from '@spansmith/basics';
import type { LabelProblem, LabelProblemCode } from '../../label-problem.ts';

export type Report = (problem: LabelProblem) => void;

const TYPE_NAMES = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false, without quotes',
  array: 'an array',
  object: 'an object',
};

interface FieldTypes {
  string: string;
  number: number;
  boolean: boolean;
  array: unknown[];
  object: Record<string, unknown>;
}

/**
 * Reads the fields of a JSON object that nobody has validated. A field that is missing or of another type is reported,
 * and read as undefined; so checking goes on, and one pass over a file finds all that is wrong with it.
 */
export class Fields {
  readonly #object: Record<string, unknown>;
  readonly #target: string;
  readonly #report: Report;

  private constructor(object: Record<string, unknown>, target: string, report: Report) {
    this.#object = object;
    this.#target = target;
    this.#report = report;
  }

  /** Undefined, and reported, where `value` is no object. `target` is its path in the file, empty for the file. */
  static of(value: unknown, target: string, report: Report): Fields | undefined {
    if (typeOf(value) === 'object') return new Fields(value as Record<string, unknown>, target, report);
    report({
      code: 'wrongType',
      message: wrongType(target ? `"${target}"` : 'The labels file', 'object', value),
      target,
    });
    return undefined;
  }

  /** The path of the field `name` in the file. */
  path(name: string): string {
    return this.#target ? `${this.#target}.${name}` : name;
  }

  /** Reports that the field `name` is wrong. */
  report(code: LabelProblemCode, name: string, message: string): void {
    this.#report({ code, message, target: this.path(name) });
  }

  required<T extends keyof FieldTypes>(name: string, type: T): FieldTypes[T] | undefined {
    const value = this.#object[name];
    if (value !== undefined && value !== null) return this.optional(name, type);
    this.report('missingField', name, `"${name}" is missing; it must be ${TYPE_NAMES[type]}.`);
    return undefined;
  }

  /** Null counts as absent. */
  optional<T extends keyof FieldTypes>(name: string, type: T): FieldTypes[T] | undefined {
    const value = this.#object[name];
    if (value === undefined || value === null) return undefined;
    if (typeOf(value) === type) return value as FieldTypes[T];
    this.report('wrongType', name, wrongType(`"${name}"`, type, value));
    return undefined;
  }
}

function wrongType(what: string, type: keyof FieldTypes, value: unknown): string {
  return `${what} must be ${TYPE_NAMES[type]}; it is ${quote(value)}.`;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
