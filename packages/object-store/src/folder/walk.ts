import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareKeys } from '../object-key.ts';
import { decodeSegment, readFolderName } from './file-names.ts';

/** An object met on a walk, and the file that holds it. */
export interface WalkedObject {
  key: string;
  file: string;
}

/** A file, or a folder of everything below one segment. */
interface Entry {
  path: string;
  /** The decoded segment; a folder's ends in `/`. */
  name: string;
  isFolder: boolean;
}

/**
 * The objects below `root` whose keys begin with `prefix` and come after `after`, in key order. Folders that can't
 * hold any are not read. Folders that vanish meanwhile count as empty.
 */
export async function* walk(
  root: string,
  prefix: string,
  after = '',
  above = '',
): AsyncGenerator<WalkedObject> {
  for (const { name, path, isFolder } of await readEntries(root)) {
    const key = above + name;
    if (isFolder) {
      const mayMatch = key.startsWith(prefix) || prefix.startsWith(key);
      const mayFollow = after.startsWith(key) || compareKeys(key, after) > 0;
      if (mayMatch && mayFollow) yield* walk(path, prefix, after, key);
    } else if (key.startsWith(prefix) && compareKeys(key, after) > 0) {
      yield { key, file: path };
    }
  }
}

/**
 * The entries of a folder in key order. A folder's keys all begin with its name and a slash, so comparing names with
 * that slash appended orders whole subtrees rightly.
 */
async function readEntries(folder: string): Promise<Entry[]> {
  const entries = await collectEntries(folder, '');
  return entries
    .map((entry) => ({ entry, order: Buffer.from(entry.name) }))
    .sort((a, b) => Buffer.compare(a.order, b.order))
    .map(({ entry }) => entry);
}

async function collectEntries(folder: string, stem: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const child of await readFolder(folder)) {
    const path = join(folder, child.name);
    if (child.isDirectory()) {
      const named = readFolderName(child.name);
      if (named?.continues) {
        found.push(...(await collectEntries(path, stem + named.encoded)));
      } else if (named) {
        const segment = decodeSegment(stem + named.encoded);
        if (segment !== undefined) found.push({ path, name: `${segment}/`, isFolder: true });
      }
    } else if (child.isFile()) {
      const segment = decodeSegment(stem + child.name);
      if (segment !== undefined) found.push({ path, name: segment, isFolder: false });
    }
  }
  return found;
}

async function readFolder(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
