import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

const FILE_NAME = 'api-key';
/** As long as Azure's keys: 32 hex digits. */
const KEY_BYTES = 16;
const USABLE = /^[\x21-\x7e]{16,}$/;
const OWNER_ONLY = 0o600;

export interface KeptApiKey {
  key: string;
  /** Made by this call: time to show it to the user, once. */
  isNew: boolean;
  file: string;
}

/**
 * The key of an installation that was given none: made at the first start, then kept in the data directory, where only
 * the owner can read it. Delete the file to get a new one.
 *
 * @throws Error if the file holds something that is no key
 */
export async function keepApiKey(dataDirectory: string): Promise<KeptApiKey> {
  const file = join(dataDirectory, FILE_NAME);
  const kept = await readKept(file);
  if (kept === undefined) {
    const key = randomBytes(KEY_BYTES).toString('hex');
    await writeWhole(file, `${key}\n`);
    return { key, isNew: true, file };
  }
  if (!USABLE.test(kept)) {
    throw new Error(
      `${file} does not hold a key of at least 16 visible ASCII characters. Delete it to get a new one, or set ` +
        'SPANSMITH_API_KEYS.',
    );
  }
  await chmod(file, OWNER_ONLY);
  return { key: kept, isNew: false, file };
}

async function readKept(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A crash leaves no half a key. */
async function writeWhole(file: string, content: string): Promise<void> {
  const staged = `${file}.${randomUUID()}`;
  const handle = await open(staged, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(staged, file);
}
