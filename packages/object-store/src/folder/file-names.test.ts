import { join, relative, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../tests/support/any-text.ts';
import { findKeyProblem } from '../object-key.ts';
import { decodeSegment, pathOfKey, readFolderName } from './file-names.ts';

const anyKey = fc
  .array(
    fc.oneof(
      anyText({ minLength: 1, maxLength: 80 }),
      fc.string({ unit: fc.constantFrom(...'aA.% ^+/~…ß'), minLength: 1, maxLength: 120 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((segments) => segments.join('/'))
  .filter((key) => findKeyProblem(key) === undefined);

/** Reads a path back, the way a walk does. */
function keyOfPath(names: string[]): string {
  let encoded = '';
  const segments: string[] = [];
  for (const name of names.slice(0, -1)) {
    const folder = readFolderName(name)!;
    encoded += folder.encoded;
    if (folder.continues) continue;
    segments.push(decodeSegment(encoded)!);
    encoded = '';
  }
  return [...segments, decodeSegment(encoded + names.at(-1))].join('/');
}

describe('file names', () => {
  it.each([
    ['01.txt', '01.txt'],
    ['containers/loans/Test 1.txt', 'containers+/loans+/^test 1.txt'],
    ['models/7f-a_b/model.onnx', 'models+/7f-a_b+/model.onnx'],
    ['für.txt', 'f%c3%bcr.txt'],
    ['.hidden', '%2ehidden'],
    ['100%^+', '100%25%5e%2b'],
    [' a ', '%20a%20'],
  ])('of %j are readable: %s', (key, path) => {
    expect(pathOfKey(key).join('/')).toBe(path);
  });

  it('can be turned back into the key, whatever it is', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(keyOfPath(pathOfKey(key))).toBe(key);
      }),
    );
  });

  it('never lead out of the folder, whatever the key', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const inside = relative('/store', resolve(join('/store', ...pathOfKey(key))));
        expect(inside).toBe(pathOfKey(key).join('/'));
        expect(inside.startsWith('..')).toBe(false);
      }),
    );
  });

  it('are lower-case ASCII within the limits of file systems', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        for (const name of pathOfKey(key)) expect(name).toMatch(/^[a-z0-9_ .()%^+-]{1,141}$/);
      }),
    );
  });

  it('of two keys differ even where case is ignored, and none is a folder of the other', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (one, other) => {
        fc.pre(one !== other);
        const [path, otherPath] = [pathOfKey(one).join('/'), pathOfKey(other).join('/')];
        expect(path).not.toBe(otherPath);
        expect(otherPath.startsWith(`${path}/`)).toBe(false);
      }),
    );
  });

  it.each(['README', 'über', '%C3%BC', '%zz', '%61', 'a+', '.staging', 'a ', '^1', '%ff'])(
    'that are not ours are recognized: %j',
    (name) => expect(decodeSegment(name)).toBeUndefined(),
  );
});
