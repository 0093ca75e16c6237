import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { ApiError } from '@spansmith/contract';
import { type ObjectStore, openObjectStore } from '@spansmith/object-store';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContainerStore } from './container-store.ts';
import { isSafeLocation } from './names.ts';

let outer: string;
let objects: ObjectStore;
let containers: ContainerStore;

beforeEach(async () => {
  outer = await mkdtemp(join(tmpdir(), 'documents-'));
  objects = await openObjectStore({ kind: 'folder', folder: join(outer, 'objects') });
  containers = new ContainerStore(objects);
});

afterEach(() => rm(outer, { recursive: true, force: true }));

const bytes = (text: string) => Buffer.from(text);

describe('a container', () => {
  it('gives back the text that was put', async () => {
    await containers.put('loans', 'Test 1.txt', bytes('Zürich\r\n🏔'));
    expect(await containers.readText('loans', 'Test 1.txt')).toBe('Zürich\r\n🏔');
  });

  it('drops a byte order mark before it stores', async () => {
    const { document } = await containers.put('loans', 'bom.txt', bytes('\ufeffé'));
    expect(document).toMatchObject({ location: 'bom.txt', sizeBytes: 2 });
    expect(await containers.list('loans')).toMatchObject([{ location: 'bom.txt', sizeBytes: 2 }]);
  });

  it('tells whether a document was replaced', async () => {
    expect((await containers.put('loans', 'a.txt', bytes('one'))).replaced).toBe(false);
    expect((await containers.put('loans', 'a.txt', bytes('two'))).replaced).toBe(true);
    expect(await containers.readText('loans', 'a.txt')).toBe('two');
  });

  it('keeps the older text when the new one is refused', async () => {
    await containers.put('loans', 'a.txt', bytes('one'));
    await expect(containers.put('loans', 'a.txt', Uint8Array.of(0xff))).rejects.toThrow(ApiError);
    expect(await containers.readText('loans', 'a.txt')).toBe('one');
  });

  it('knows no document that was never put', async () => {
    expect(await containers.readText('loans', 'a.txt')).toBeUndefined();
    expect(await containers.delete('loans', 'a.txt')).toBe(false);
    expect(await containers.list('loans')).toEqual([]);
  });

  it('deletes a document', async () => {
    await containers.put('loans', 'a.txt', bytes('one'));
    expect(await containers.delete('loans', 'a.txt')).toBe(true);
    expect(await containers.readText('loans', 'a.txt')).toBeUndefined();
  });

  it('is apart from a container whose name begins with its own', async () => {
    await containers.put('loans', 'a.txt', bytes('one'));
    await containers.put('loans-2', 'b.txt', bytes('two'));
    expect(await containers.list('loans')).toMatchObject([{ location: 'a.txt' }]);
  });

  it('lists by name, in pages', async () => {
    for (const location of ['b.txt', 'a/1.txt', 'a.txt', 'B.txt']) {
      await containers.put('loans', location, bytes('x'));
    }
    const locations = async (page?: { skip?: number; limit?: number }) =>
      (await containers.list('loans', page)).map(({ location }) => location);
    expect(await locations()).toEqual(['B.txt', 'a.txt', 'a/1.txt', 'b.txt']);
    expect(await locations({ limit: 2 })).toEqual(['B.txt', 'a.txt']);
    expect(await locations({ skip: 1, limit: 2 })).toEqual(['a.txt', 'a/1.txt']);
    expect(await locations({ skip: 3, limit: 2 })).toEqual(['b.txt']);
    expect(await locations({ skip: 4, limit: 2 })).toEqual([]);
    expect(await locations({ limit: 0 })).toEqual([]);
  });

  it('says which document is unusable that others put into the bucket', async () => {
    await objects.put('containers/loans/latin.txt', Uint8Array.of(0xfc), { contentType: 'text/plain' });
    await expect(containers.readText('loans', 'latin.txt')).rejects.toThrow(/"latin.txt" is not UTF-8/);
  });
});

it('writes nothing outside the container, whatever names it is given', async () => {
  const dangerous = fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '~', '%', '2', 'e', '\0', 'Ü') });
  await fc.assert(
    fc.asyncProperty(dangerous, dangerous, async (container, location) => {
      await containers.put(container, location, bytes('x')).catch((error) => {
        expect(error).toMatchObject({ name: 'ApiError', status: 400 });
      });
      await containers.put('c', location, bytes('x')).catch(() => {
        expect(isSafeLocation(location)).toBe(false);
      });
    }),
  );
  expect(await readdir(outer)).toEqual(['objects']);
  const files = await readdir(join(outer, 'objects'), { recursive: true });
  const strays = files.filter((file) => !['.staging', 'containers+'].includes(file.split(sep)[0]));
  expect(strays).toEqual([]);
});
