import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepApiKey } from './api-key.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-key-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('is made at the first start, and read by its owner only', async () => {
  const { key, isNew, file } = await keepApiKey(folder);
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(isNew).toBe(true);
  expect(await readFile(file, 'utf8')).toBe(`${key}\n`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['api-key']);
});

it('is the same, and no longer new, at later starts', async () => {
  const { key } = await keepApiKey(folder);
  expect(await keepApiKey(folder)).toMatchObject({ key, isNew: false });
});

it('differs from one installation to the next', async () => {
  const { key, file } = await keepApiKey(folder);
  await rm(file);
  expect((await keepApiKey(folder)).key).not.toBe(key);
});

it('can be chosen by writing the file, whose mode is put right', async () => {
  await writeFile(join(folder, 'api-key'), 'my-own-key-0123456789\n');
  await chmod(join(folder, 'api-key'), 0o644);
  const { key, file } = await keepApiKey(folder);
  expect(key).toBe('my-own-key-0123456789');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it.each(['', 'short', 'has white space in its middle'])(
  'is refused if the file holds %j',
  async (content) => {
    await writeFile(join(folder, 'api-key'), content);
    await expect(keepApiKey(folder)).rejects.toThrow(/does not hold a key.*Delete it/);
  },
);
