import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type PostgresBinaries, program } from './binaries.ts';
import { runProgram } from './run-program.ts';
import type { User } from './unprivileged-user.ts';

/** Only root gets here, and only root may write there. */
const CACHE = '/var/cache/spansmith';

/**
 * Binaries that the user can run: the given ones, or, if they lie where that user can't go (such as /root), a copy,
 * made once for each version.
 *
 * @throws Error if they can't be run at all
 */
export async function readableBinaries(
  binaries: PostgresBinaries,
  user: User | undefined,
  cacheFolder = CACHE,
): Promise<PostgresBinaries> {
  if (await canRun(binaries, user)) return binaries;
  const copy = {
    ...binaries,
    folder: join(cacheFolder, `postgres-${binaries.version}-${process.platform}-${process.arch}`),
  };
  if (!(await exists(copy.folder))) await copyReadable(binaries.folder, copy.folder, cacheFolder);
  await runProgram(program(copy, 'postgres'), ['--version'], { user });
  return copy;
}

/** False where the user may not; every other failure is thrown. */
async function canRun(binaries: PostgresBinaries, user: User | undefined): Promise<boolean> {
  try {
    await runProgram(program(binaries, 'postgres'), ['--version'], { user });
    return true;
  } catch (error) {
    if (user && (error as { code?: unknown }).code === 'EACCES') return false;
    throw error;
  }
}

/** Whole or not at all, as another start may do the same at this moment. */
async function copyReadable(from: string, to: string, cacheFolder: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true, mode: 0o755 });
  const staged = await mkdtemp(join(cacheFolder, 'copying-'));
  try {
    await cp(from, staged, { recursive: true, verbatimSymlinks: true });
    await makeReadable(staged);
    await rename(staged, to);
  } catch (error) {
    await rm(staged, { recursive: true, force: true });
    if (!(await exists(to))) throw error;
  }
}

/** Lets everyone read, and run and enter what its owner can. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, (await lstat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
