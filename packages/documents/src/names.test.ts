import { join, resolve } from 'node:path';
import { ApiError, readDocument } from '@spansmith/contract';
import { findKeyProblem, MAX_KEY_BYTES } from '@spansmith/object-store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text.ts';
import {
  CONTAINER_NAME,
  containerPrefix,
  documentKey,
  findLocationProblem,
  isSafeLocation,
  MAX_LOCATION_BYTES,
} from './names.ts';

const anyString = fc.oneof(
  anyText({ maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '%2e', '%2f', '\0', ' ', '\ud800', '~', ':') }),
);

describe('container names', () => {
  it.each(['a', 'loans', 'loan-agreements', '0', 'Loans_2026.v1', 'x'.repeat(63)])('can be %j', (name) => {
    expect(containerPrefix(name)).toBe(`containers/${name}/`);
  });

  it.each(['', '.', '..', '-a', 'a/b', 'a b', '../a', 'ä', 'x'.repeat(64), 'a\n'])('cannot be %j', (name) => {
    expect(() => containerPrefix(name)).toThrow(ApiError);
  });

  it('follow the pattern of the contract', () => {
    const schema = readDocument('extensions').components.schemas.ContainerName as { pattern: string };
    expect(CONTAINER_NAME.source).toBe(schema.pattern);
  });
});

describe('locations', () => {
  it.each([
    '01.txt',
    'Test 1.txt',
    'Übersicht (neu).txt',
    '借款合同.txt',
    'a/b/c.txt',
    '.hidden',
    '..a',
    'a..',
    '100%.txt',
    'x'.repeat(255),
  ])('can be %j', (location) => {
    expect(isSafeLocation(location)).toBe(true);
    expect(documentKey('c', location)).toBe(`containers/c/${location}`);
  });

  it.each([
    ['', /is empty/],
    ['/a', /begins with a slash/],
    ['a/', /empty part/],
    ['a//b', /empty part/],
    ['..', /has the part ".."/],
    ['a/../../b', /has the part ".."/],
    ['./a', /has the part "."/],
    ['..\\a', /backslash/],
    ['a\0', /control character/],
    ['a\r\nb', /control character/],
    ['\udfff', /lone surrogate/],
    ['x'.repeat(256), /part longer than 255 bytes/],
    [`${'x'.repeat(200)}/`.repeat(5), /longer than 900 bytes/],
  ])('cannot be %j, for a clear reason', (location, reason) => {
    expect(findLocationProblem(location)).toMatch(reason);
    expect(() => documentKey('c', location)).toThrow(reason);
  });

  it('never name anything outside their container, whatever the string', () => {
    fc.assert(
      fc.property(anyString, (location) => {
        fc.pre(isSafeLocation(location));
        const key = documentKey('c', location);
        expect(resolve(join('/store', key)).startsWith('/store/containers/c/')).toBe(true);
        expect(new URL(`http://host/${key.split('/').map(encodeURIComponent).join('/')}`).pathname).toMatch(
          /^\/containers\/c\/./,
        );
      }),
    );
  });

  it('never name the same object in two ways', () => {
    fc.assert(
      fc.property(anyString, anyString, (one, other) => {
        fc.pre(isSafeLocation(one) && isSafeLocation(other) && one !== other);
        expect(documentKey('c', one)).not.toBe(documentKey('c', other));
        expect(resolve('/', one)).not.toBe(resolve('/', other));
      }),
    );
  });

  it('are object keys however long they and the container are', () => {
    const location = `${'x'.repeat(199)}/`.repeat(5).slice(0, MAX_LOCATION_BYTES);
    const key = documentKey('c'.repeat(63), location);
    expect(findKeyProblem(key)).toBeUndefined();
    expect(key.length).toBeLessThan(MAX_KEY_BYTES);
  });
});
