import { quote } from '@spansmith/basics';
import { z } from 'zod';

/** The shape of `process.env`; only the entry point of a service passes the real one. */
export type Environment = Record<string, string | undefined>;

/** Thrown at start: `problems` holds one line for each bad variable, beginning with its name. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Reads the given variables out of an environment, all of them, before it complains.
 *
 * An empty value counts as not set, because that is what compose files make of `${NAME:-}`.
 *
 * @throws ConfigError naming every variable that is missing or bad, what is wrong and what is allowed.
 */
export function parseEnvironment<Variables extends z.ZodRawShape>(
  variables: Variables,
  environment: Environment,
): z.output<z.ZodObject<Variables>> {
  const present = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  );
  const result = z.object(variables).safeParse(Object.fromEntries(present));
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
}

/**
 * A variable of any kind. `read` turns its trimmed text into a value, or throws an Error whose message says what is
 * wrong with the text (without quoting it, if it is a secret). `allowed` completes "expected ...".
 */
export function variable<Value>(allowed: string, read: (text: string) => Value) {
  return z
    .string({ error: `is not set; expected ${allowed}` })
    .trim()
    .transform((text, context): Value => {
      try {
        return read(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: `${(error as Error).message}; expected ${allowed}` });
        return z.NEVER;
      }
    });
}

/** A variable whose text must match `pattern`. Its value is quoted in the error unless it is secret. */
export function textVariable(allowed: string, pattern: RegExp, options: { secret?: boolean } = {}) {
  return variable(allowed, (value) => {
    if (!pattern.test(value)) throw new Error(`is ${options.secret ? 'not usable' : quote(value)}`);
    return value;
  });
}

/** A whole number from `min` to `max`, written in decimal digits. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  return variable(`a whole number from ${min} to ${max}`, (value) => {
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || number < min || number > max) throw new Error(`is ${quote(value)}`);
    return number;
  });
}

/** `true`, `1`, `yes`, `on` or `false`, `0`, `no`, `off`, in any case. */
export function flag() {
  return variable('true or false', (value) => {
    if (/^(true|1|yes|on)$/i.test(value)) return true;
    if (/^(false|0|no|off)$/i.test(value)) return false;
    throw new Error(`is ${quote(value)}`);
  });
}

/** The path of a file or folder, absolute or relative; `allowed` completes "expected ...". */
export function filePath(allowed: string) {
  return variable(allowed, (path) => {
    if (path.includes('\0')) throw new Error('has a NUL character');
    return path;
  });
}

/** One of the given words, in any case. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  return variable(`one of ${words.join(', ')}`, (value) => {
    const word = words.find((candidate) => candidate === value.toLowerCase());
    if (word === undefined) throw new Error(`is ${quote(value)}`);
    return word;
  });
}

/**
 * An absolute URL with one of `schemes`, returned without a trailing slash. Never quoted in the error: it may hold
 * a password. A `base` URL gets paths appended, so it can have neither credentials, query nor fragment.
 */
export function url(schemes: readonly string[], { base = false }: { base?: boolean } = {}) {
  const shape = base ? ' without credentials, query or fragment' : '';
  return variable(
    `a URL beginning with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}${shape}`,
    (value) => {
      const parsed = URL.parse(value);
      if (!parsed) throw new Error('is not a URL');
      if (!schemes.includes(parsed.protocol.slice(0, -1))) throw new Error('has another scheme');
      if (parsed.hostname === '' && base) throw new Error('has no host');
      if (base && (parsed.username || parsed.password || parsed.search || parsed.hash)) {
        throw new Error('holds more than scheme, host, port and path');
      }
      return value.replace(/\/+$/, '');
    },
  );
}
