import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findBinaries, program } from './binaries.ts';
import { readableBinaries } from './readable-binaries.ts';
import { runProgram } from './run-program.ts';
import { INITDB_USER, isRoot } from './unprivileged-user.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join('/tmp', 'readable-binaries-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('leaves binaries where they are if they can be run there', async () => {
  const binaries = findBinaries();
  expect(await readableBinaries(binaries, undefined, folder)).toEqual(binaries);
  expect(await readdir(folder)).toEqual([]);
});

it('passes on why binaries can not be run at all', async () => {
  const binaries = { folder: join(folder, 'nothing'), version: '17.0.0' };
  await expect(readableBinaries(binaries, undefined, folder)).rejects.toThrow('ENOENT');
});

// Only root has another user to run as.
if (isRoot()) {
  it('copies binaries, once, if the user can not go where they are', async () => {
    await chmod(folder, 0o755);
    const hidden = join(folder, 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    await cp(findBinaries().folder, join(hidden, 'native'), { recursive: true, verbatimSymlinks: true });
    const binaries = { ...findBinaries(), folder: join(hidden, 'native') };
    const cache = join(folder, 'cache');

    const copy = await readableBinaries(binaries, INITDB_USER, cache);
    expect(copy.folder.startsWith(cache)).toBe(true);
    await runProgram(program(copy, 'initdb'), ['--version'], { user: INITDB_USER });

    const { ino } = await lstat(copy.folder);
    expect(await readableBinaries(binaries, INITDB_USER, cache)).toEqual(copy);
    expect((await lstat(copy.folder)).ino).toBe(ino);
    expect(await readdir(cache)).toHaveLength(1);
  });
}
