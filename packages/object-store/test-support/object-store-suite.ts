import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sha256Hex } from '@spansmith/basics';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text.ts';
import {
  ObjectConflictError,
  ObjectCorruptError,
  ObjectNotFoundError,
  ObjectStoreError,
} from '../src/errors.ts';
import { compareKeys, findKeyProblem, InvalidObjectKeyError } from '../src/object-key.ts';
import type { ObjectStore } from '../src/object-store.ts';
import { getVerified } from '../src/verified.ts';

const text = { contentType: 'text/plain; charset=utf-8' };

const anyKey = fc
  .array(anyText({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 })
  .map((segments) => segments.join('/'))
  .filter((key) => findKeyProblem(key) === undefined);

/**
 * What every back end must do, the same way. `open` gives a prepared store; the suite removes what it writes.
 * `holdsNestedKeys` tells whether the store can hold both `a` and `a/b`.
 */
export function describeObjectStore(
  open: () => Promise<ObjectStore>,
  { holdsNestedKeys }: { holdsNestedKeys: boolean },
): void {
  let store: ObjectStore;
  const suitePrefix = `conformance-${crypto.randomUUID()}/`;
  let testCount = 0;
  const newPrefix = () => `${suitePrefix}${++testCount}/`;
  const keysOf = async (prefix: string) => {
    const keys: string[] = [];
    for await (const { key } of store.listAll(prefix)) keys.push(key.slice(prefix.length));
    return keys;
  };

  beforeAll(async () => {
    store = await open();
  });

  afterAll(async () => {
    await store?.deletePrefix(suitePrefix);
    store?.close();
  });

  describe('objects', () => {
    it('gives back the bytes that were put', async () => {
      const key = `${newPrefix()}bytes`;
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
      await store.put(key, bytes, { contentType: 'application/octet-stream' });
      expect(Buffer.from(await store.get(key)).equals(bytes)).toBe(true);
    });

    it('stores a string as UTF-8', async () => {
      const key = `${newPrefix()}string`;
      await store.put(key, 'Zürich 🏔', text);
      expect(Buffer.from(await store.get(key)).toString('utf8')).toBe('Zürich 🏔');
    });

    it('stores an empty object', async () => {
      const key = `${newPrefix()}empty`;
      await store.put(key, '', text);
      expect((await store.get(key)).byteLength).toBe(0);
      expect(await store.stat(key)).toMatchObject({ key, sizeBytes: 0 });
    });

    it('replaces an object', async () => {
      const key = `${newPrefix()}replaced`;
      await store.put(key, 'a longer first version', text);
      await store.put(key, 'second', text);
      expect(Buffer.from(await store.get(key)).toString()).toBe('second');
    });

    it('shows a reader the old bytes or the new ones while it is replaced, never a mixture', async () => {
      const key = `${newPrefix()}atomic`;
      const versions = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200_000));
      await store.put(key, versions[0], text);
      const writes = Promise.all(versions.map((version) => store.put(key, version, text)));
      for (let read = 0; read < 10; read++) {
        expect(versions).toContain(Buffer.from(await store.get(key)).toString());
      }
      await writes;
    });

    it('takes a file, of any size, and gives it back as a stream', async () => {
      const key = `${newPrefix()}file`;
      const folder = await mkdtemp(join(tmpdir(), 'spansmith-object-'));
      const file = join(folder, 'large');
      const bytes = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, index) => index % 251));
      for (const content of [bytes, Buffer.alloc(0)]) {
        await writeFile(file, content);
        await store.putFile(key, file, { contentType: 'application/octet-stream' });
        expect(await store.stat(key)).toMatchObject({ sizeBytes: content.byteLength });
        expect((await buffer(await store.read(key))).equals(content)).toBe(true);
      }
      await rm(folder, { recursive: true });
    });

    it('fails to store a file that is not there, and changes nothing', async () => {
      const key = `${newPrefix()}kept`;
      await store.put(key, 'kept', text);
      await expect(store.putFile(key, '/no/such/file', text)).rejects.toThrow(ObjectStoreError);
      expect(Buffer.from(await store.get(key)).toString()).toBe('kept');
    });

    it('states size and age', async () => {
      const key = `${newPrefix()}stat`;
      await store.put(key, 'éé', text);
      const found = await store.stat(key);
      expect(found).toMatchObject({ key, sizeBytes: 4 });
      expect(Math.abs(Date.now() - found!.modifiedAt.getTime())).toBeLessThan(120_000);
    });

    it('says that a missing object is missing', async () => {
      const key = `${newPrefix()}missing`;
      await expect(store.get(key)).rejects.toThrow(ObjectNotFoundError);
      await expect(store.read(key)).rejects.toThrow(ObjectNotFoundError);
      expect(await store.stat(key)).toBeUndefined();
    });

    it('keeps a key apart from keys that begin with it, or refuses them as a conflict', async () => {
      const prefix = newPrefix();
      await store.put(`${prefix}a/b`, 'inner', text);
      const outer = store.put(`${prefix}a`, 'outer', text);
      if (holdsNestedKeys) {
        await outer;
        expect(Buffer.from(await store.get(`${prefix}a`)).toString()).toBe('outer');
      } else {
        await expect(outer).rejects.toThrow(ObjectConflictError);
      }
      expect(Buffer.from(await store.get(`${prefix}a/b`)).toString()).toBe('inner');
    });

    it('keeps keys apart that differ in case or Unicode normalization', async () => {
      const prefix = newPrefix();
      const names = ['README', 'readme', 'ReadMe', '\u00e9', 'e\u0301', 'É'];
      for (const name of names) await store.put(prefix + name, name, text);
      for (const name of names) {
        expect(Buffer.from(await store.get(prefix + name)).toString()).toBe(name);
      }
    });

    it('takes any valid key, and lists it as it was given', async () => {
      await fc.assert(
        fc.asyncProperty(anyKey, async (name) => {
          const prefix = newPrefix();
          await store.put(prefix + name, name, text);
          expect(Buffer.from(await store.get(prefix + name)).toString()).toBe(name);
          expect(await keysOf(prefix)).toEqual([name]);
        }),
        { numRuns: 60 },
      );
    });

    it('takes the longest segment and the longest key', async () => {
      const prefix = newPrefix();
      const longest = 'Ü'.repeat(127);
      const filler = Array.from({ length: 4 }, () => 'x'.repeat(200)).join('/');
      const key = `${prefix}${filler}/`.padEnd(1024, 'y');
      await store.put(prefix + longest, 'segment', text);
      await store.put(key, 'key', text);
      expect(Buffer.from(await store.get(key)).toString()).toBe('key');
      expect(await keysOf(prefix)).toContain(longest);
    });

    it.each(['', '/a', 'a/', 'a//b', '../a', 'a/../../b', './a', 'a\\b', 'a\nb', '\ud800', 'x'.repeat(256)])(
      'refuses %j as a key',
      async (key) => {
        await expect(store.put(key, 'x', text)).rejects.toThrow(InvalidObjectKeyError);
        await expect(store.get(key)).rejects.toThrow(InvalidObjectKeyError);
        await expect(store.stat(key)).rejects.toThrow(InvalidObjectKeyError);
        await expect(store.delete(key)).rejects.toThrow(InvalidObjectKeyError);
      },
    );
  });

  describe('lists', () => {
    const names = ['a0', 'a/b/c', 'a.txt', 'a/c', 'a-', 'B', 'b', '\u{10000}', '\uffed', 'x'.repeat(200)];

    it('orders keys by their bytes in UTF-8', async () => {
      const prefix = newPrefix();
      for (const name of names) await store.put(prefix + name, '', text);
      expect(await keysOf(prefix)).toEqual([
        'B',
        'a-',
        'a.txt',
        'a/b/c',
        'a/c',
        'a0',
        'b',
        'x'.repeat(200),
        '\uffed',
        '\u{10000}',
      ]);
    });

    it.each([1, 2, 3, 7, names.length])('pages by %i without losing or repeating a key', async (limit) => {
      const prefix = newPrefix();
      for (const name of names) await store.put(prefix + name, '', text);
      const keys: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.list(prefix, { after, limit });
        expect(page.objects.length).toBeLessThanOrEqual(limit);
        keys.push(...page.objects.map(({ key }) => key.slice(prefix.length)));
        after = page.next;
      } while (after !== undefined);
      expect(keys).toEqual([...names].sort(compareKeys));
    });

    it('takes any beginning of a key as a prefix, also in the middle of a name', async () => {
      const prefix = newPrefix();
      const long = 'l'.repeat(150);
      for (const name of ['in', 'inner/x', 'inner/y', 'other', `${long}1`, `${long}2/z`]) {
        await store.put(prefix + name, '', text);
      }
      expect(await keysOf(`${prefix}inn`)).toEqual(['er/x', 'er/y']);
      expect(await keysOf(`${prefix}inner/`)).toEqual(['x', 'y']);
      expect(await keysOf(prefix + long)).toEqual(['1', '2/z']);
      expect(await keysOf(`${prefix}nothing`)).toEqual([]);
    });

    it('continues after a key that has been deleted meanwhile', async () => {
      const prefix = newPrefix();
      for (const name of ['1', '2', '3']) await store.put(prefix + name, '', text);
      const { next } = await store.list(prefix, { limit: 2 });
      await store.delete(next!);
      const page = await store.list(prefix, { after: next });
      expect(page).toMatchObject({ objects: [{ key: `${prefix}3` }], next: undefined });
    });

    it('states the size of every object', async () => {
      const prefix = newPrefix();
      await store.put(`${prefix}three`, 'abc', text);
      expect((await store.list(prefix)).objects).toMatchObject([{ key: `${prefix}three`, sizeBytes: 3 }]);
    });

    it.each([0, 1001, 1.5])('refuses %d as a limit', async (limit) => {
      await expect(store.list('', { limit })).rejects.toThrow(RangeError);
    });

    it.each(['/', '../', 'a//', 'a/./'])('refuses %j as a prefix', async (prefix) => {
      await expect(store.list(prefix)).rejects.toThrow(InvalidObjectKeyError);
      await expect(store.listAll(prefix)[Symbol.asyncIterator]().next()).rejects.toThrow(
        InvalidObjectKeyError,
      );
      await expect(store.deletePrefix(prefix)).rejects.toThrow(InvalidObjectKeyError);
    });
  });

  describe('deletes', () => {
    it('removes an object, and does not mind that it is gone', async () => {
      const key = `${newPrefix()}deleted`;
      await store.put(key, 'x', text);
      await store.delete(key);
      await store.delete(key);
      expect(await store.stat(key)).toBeUndefined();
    });

    it('removes everything under a prefix, however much, and nothing beside it', async () => {
      const prefix = newPrefix();
      const doomed = Array.from({ length: 1100 }, (_, index) => `${prefix}gone/${index % 7}/${index}`);
      for (let first = 0; first < doomed.length; first += 50) {
        await Promise.all(doomed.slice(first, first + 50).map((key) => store.put(key, '', text)));
      }
      await store.put(`${prefix}gone-not`, '', text);
      await store.deletePrefix(`${prefix}gone/`);
      expect(await keysOf(prefix)).toEqual(['gone-not']);
    }, 60_000);

    it('refuses to remove everything', async () => {
      await expect(store.deletePrefix('')).rejects.toThrow(InvalidObjectKeyError);
    });

    it('survives puts and deletes in the same place at the same time', async () => {
      const prefix = newPrefix();
      const put = (name: string) => store.put(`${prefix}deep/er/${name}`, name, text);
      await Promise.all(
        Array.from({ length: 40 }, async (_, index) => {
          await put(`${index}`);
          if (index % 2 === 0) await store.delete(`${prefix}deep/er/${index}`);
        }),
      );
      expect((await keysOf(prefix)).length).toBe(20);
    });
  });

  it('is healthy', async () => {
    await store.checkHealth();
  });

  it('can be prepared again without losing anything', async () => {
    const key = `${newPrefix()}kept`;
    await store.put(key, 'x', text);
    await store.prepare();
    expect(await store.stat(key)).toBeDefined();
  });

  it('reads verified what has the expected hash, and refuses anything else', async () => {
    const key = `${newPrefix()}verified`;
    await store.put(key, 'model', text);
    expect(Buffer.from(await getVerified(store, key, sha256Hex('model'))).toString()).toBe('model');
    await store.put(key, 'mode1', text);
    await expect(getVerified(store, key, sha256Hex('model'))).rejects.toThrow(ObjectCorruptError);
  });
}
