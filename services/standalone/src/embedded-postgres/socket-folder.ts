import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { User } from './unprivileged-user.ts';

/** macOS has 104 bytes for a socket's address and its end, Linux 108. */
const MAX_SOCKET_PATH_BYTES = 103;
const PREFIX = 'spansmith-socket-';
const SOCKET_NAME = '.s.PGSQL.5432';

/**
 * Makes the folder of the server's socket, which only the server's user (and root) can enter. That is what keeps
 * everyone else on the machine out of the database. It has a new, random name at each start: nobody can have put
 * something under it before, and its path is short however long the data folder's is.
 */
export async function createSocketFolder(user: User | undefined): Promise<string> {
  const folder = await mkdtemp(join(parentFolder(user), PREFIX));
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

/** Removes a socket folder; anything else that a damaged file may name is left alone. */
export async function removeSocketFolder(folder: string): Promise<void> {
  const isOurs = basename(folder).startsWith(PREFIX) && [tmpdir(), '/tmp'].includes(dirname(folder));
  if (isOurs) await rm(folder, { recursive: true, force: true });
}

function parentFolder(user: User | undefined): string {
  const socketPath = join(tmpdir(), `${PREFIX}123456`, SOCKET_NAME);
  const isShortEnough = Buffer.byteLength(socketPath) <= MAX_SOCKET_PATH_BYTES;
  // Another user may not be able to enter our own TMPDIR.
  return isShortEnough && !user ? tmpdir() : '/tmp';
}
