import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
const ATTEMPTS = 5;

/** What a file is to hold; a stream is written as it comes. */
export type FileContent = Uint8Array | string | AsyncIterable<Uint8Array>;

/**
 * Writes a file so that it is there whole or not at all, also after a power cut: into `stagingFolder` (same file
 * system) first, then synced, then renamed into place. Missing folders are made.
 */
export async function writeAtomically(file: string, body: FileContent, stagingFolder: string): Promise<void> {
  const staged = join(stagingFolder, randomUUID());
  try {
    await writeSynced(staged, body);
    await moveIntoPlace(staged, file);
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
}

async function writeSynced(file: string, body: FileContent): Promise<void> {
  const handle = await open(file, 'wx', OWNER_ONLY_FILE);
  try {
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function moveIntoPlace(staged: string, file: string): Promise<void> {
  const folder = dirname(file);
  for (let attempt = 1; ; attempt++) {
    const topmostNew = await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
    try {
      await rename(staged, file);
      await syncFolders(folder, topmostNew === undefined ? folder : dirname(topmostNew));
      return;
    } catch (error) {
      // A delete at the same moment may have removed the folder because it was empty.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Makes the names in `lowest` and in every folder above it up to `topmost` durable. */
async function syncFolders(lowest: string, topmost: string): Promise<void> {
  for (let folder = lowest; ; folder = dirname(folder)) {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (folder === topmost || folder === dirname(folder)) return;
  }
}
