import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDataDirectory } from './data-directory.ts';

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'data-directory-'));
});

afterEach(() => rm(parent, { recursive: true, force: true }));

it('is made with the folders above it, for its owner only', async () => {
  const folder = join(parent, 'not', 'there', 'yet');
  await openDataDirectory(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

it('is used as it is where it exists', async () => {
  await chmod(parent, 0o750);
  await openDataDirectory(parent);
  expect((await stat(parent)).mode & 0o777).toBe(0o750);
});

it('is refused where a file is in the way, naming the variable', async () => {
  const file = join(parent, 'file');
  await writeFile(file, '');
  await expect(openDataDirectory(join(file, 'data'))).rejects.toThrow(/cannot be used.*SPANSMITH_DATA_DIR/);
  await expect(openDataDirectory(file)).rejects.toThrow(/cannot be used.*SPANSMITH_DATA_DIR/);
});

it.runIf(process.platform === 'linux')(
  'is refused where no folder can be made, and does not hang',
  async () => {
    await expect(openDataDirectory('/proc/spansmith/data')).rejects.toThrow(/SPANSMITH_DATA_DIR/);
  },
);
