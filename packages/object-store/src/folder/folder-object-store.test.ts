import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeObjectStore } from '../../test-support/object-store-suite.ts';
import { ObjectStoreError } from '../errors.ts';
import { openObjectStore } from '../open-object-store.ts';
import { FolderObjectStore } from './folder-object-store.ts';

let folder: string;
const text = { contentType: 'text/plain' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'object-store-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a folder', () => {
  let suiteFolder: string;
  describeObjectStore(
    async () => {
      suiteFolder = await mkdtemp(join(tmpdir(), 'object-store-suite-'));
      return openObjectStore({ kind: 'folder', folder: suiteFolder });
    },
    { holdsNestedKeys: true },
  );

  it('lists a key that begins others before them, with what comes between', async () => {
    const store = await openObjectStore({ kind: 'folder', folder });
    for (const key of ['a0', 'a/b/c', 'a/b', 'a.txt', 'a']) await store.put(key, 'x', text);
    const { objects } = await store.list('');
    expect(objects.map(({ key }) => key)).toEqual(['a', 'a.txt', 'a/b', 'a/b/c', 'a0']);
  });

  it('is left empty when everything is deleted', async () => {
    const store = await openObjectStore({ kind: 'folder', folder });
    await store.put('a/b/c', 'x', text);
    await store.delete('a/b/c');
    expect(await readdir(folder)).toEqual(['.staging']);
  });

  it('can be read by its owner only', async () => {
    const store = await openObjectStore({ kind: 'folder', folder: join(folder, 'new') });
    await store.put('a', 'x', text);
    expect((await stat(join(folder, 'new'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'new', 'a'))).mode & 0o777).toBe(0o600);
  });

  it('ignores files that others put there', async () => {
    const store = await openObjectStore({ kind: 'folder', folder });
    await store.put('ours', 'x', text);
    await writeFile(join(folder, 'README'), 'x');
    await writeFile(join(folder, '.DS_Store'), 'x');
    await mkdir(join(folder, 'Some folder'));
    await writeFile(join(folder, 'Some folder', 'file'), 'x');
    expect((await store.list('')).objects).toMatchObject([{ key: 'ours' }]);
  });

  it('shows nothing of a write that was interrupted, and removes it later', async () => {
    const store = await openObjectStore({ kind: 'folder', folder });
    const staged = join(folder, '.staging', 'half-written');
    await writeFile(staged, 'ha');
    expect((await store.list('')).objects).toEqual([]);
    await utimes(staged, 0, 0);
    await store.prepare();
    expect(await readdir(join(folder, '.staging'))).toEqual([]);
  });

  it('is unhealthy, and says so, when the folder is gone', async () => {
    const store = new FolderObjectStore(join(folder, 'gone'));
    await expect(store.checkHealth()).rejects.toThrow(ObjectStoreError);
    await expect(store.put('a', 'x')).rejects.toThrow(/failed to write a/);
  });
});
