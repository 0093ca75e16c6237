import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@spansmith/basics';
import { readIfExists } from './read-if-exists.ts';

const FILE_NAME = 'api-key';
/** As long as Azure's keys: 32 hex digits. */
const KEY_BYTES = 16;
const USABLE = /^[\x21-\x7e]{16,}$/;
const OWNER_ONLY = 0o600;

/** The key of the data directory. */
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
  const kept = (await readIfExists(file))?.trim();
  if (kept === undefined) {
    const key = randomBytes(KEY_BYTES).toString('hex');
    await writeAtomically(file, `${key}\n`, dataDirectory);
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
