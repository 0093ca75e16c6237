import { quote } from '@spansmith/basics';

/** Longest key, in bytes of UTF-8, as in S3. */
export const MAX_KEY_BYTES = 1024;

/** Longest part of a key between slashes, in bytes of UTF-8. */
const MAX_SEGMENT_BYTES = 255;

/** The string is no object key; `reason` completes "the key ...". */
export class InvalidObjectKeyError extends Error {
  override name = 'InvalidObjectKeyError';
  readonly reason: string;

  constructor(key: string, reason: string) {
    super(`Object key ${quote(key)} ${reason}.`);
    this.reason = reason;
  }
}

/**
 * What is wrong with a key, completing "the key ..."; undefined if it is sound.
 *
 * A key is one or more segments joined by `/`, well-formed Unicode without control characters or backslashes. No
 * segment is empty, `.` or `..`, so that no key means another place to any client, proxy or file system. Keys that
 * differ in case or Unicode normalization are different keys.
 */
export function findKeyProblem(key: string): string | undefined {
  if (key === '') return 'is empty';
  if (!key.isWellFormed()) return 'has a lone surrogate';
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) return `is longer than ${MAX_KEY_BYTES} bytes`;
  // U+FFFE and U+FFFF are no XML characters, and S3 lists keys as XML.
  if (/[\p{Cc}\ufffe\uffff]/u.test(key)) return 'has a control character';
  if (key.includes('\\')) return 'has a backslash';
  if (key.startsWith('/')) return 'begins with a slash';
  for (const segment of key.split('/')) {
    if (segment === '') return 'has an empty part between slashes or behind the last one';
    if (segment === '.' || segment === '..') return `has the part "${segment}"`;
    if (Buffer.byteLength(segment) > MAX_SEGMENT_BYTES) {
      return `has a part longer than ${MAX_SEGMENT_BYTES} bytes`;
    }
  }
  return undefined;
}

/** @throws InvalidObjectKeyError */
export function checkKey(key: string): void {
  const problem = findKeyProblem(key);
  if (problem !== undefined) throw new InvalidObjectKeyError(key, problem);
}

/**
 * Accepts what a key can begin with: '', a key, or a key and a slash. `models/` and `models/7f` are prefixes.
 *
 * @throws InvalidObjectKeyError
 */
export function checkPrefix(prefix: string): void {
  if (prefix !== '') checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}

/** Orders keys as every back end lists them: by the bytes of UTF-8. */
export function compareKeys(a: string, b: string): number {
  // UTF-16 order differs from it where surrogates meet U+E000..U+FFFF.
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
