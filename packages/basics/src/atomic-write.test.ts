import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeAtomically } from './atomic-write.ts';

let folder: string;
let staging: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atomic-write-'));
  staging = join(folder, 'staging');
  await mkdir(staging);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes a file in new folders, all for their owner only, and leaves nothing in the staging folder', async () => {
  const file = join(folder, 'a/b/c');
  await writeAtomically(file, 'content', staging);
  expect(await readFile(file, 'utf8')).toBe('content');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o700);
  expect(await readdir(staging)).toEqual([]);
});

it('shows a reader the old content or the new one, never a mixture', async () => {
  const file = join(folder, 'replaced');
  const versions = ['a', 'b', 'c'].map((letter) => letter.repeat(100_000));
  await writeAtomically(file, versions[0], staging);
  const writes = Promise.all(versions.map((version) => writeAtomically(file, version, staging)));
  for (let read = 0; read < 10; read++) expect(versions).toContain(await readFile(file, 'utf8'));
  await writes;
});

it('leaves the old file, and nothing else, when it cannot be replaced', async () => {
  const file = join(folder, 'a-folder');
  await mkdir(join(file, 'with-content'), { recursive: true });
  await expect(writeAtomically(file, 'content', staging)).rejects.toThrow();
  expect(await readdir(staging)).toEqual([]);
  expect(await readdir(file)).toEqual(['with-content']);
});
