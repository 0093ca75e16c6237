import { chown, mkdtemp, readlink, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { User } from './unprivileged-user.ts';

/** macOS has 104 bytes for a socket's address and its end, Linux 108. */
const MAX_SOCKET_PATH_BYTES = 103;
const PREFIX = 'spansmith-socket-';
const SOCKET_NAME = '.s.PGSQL.5432';

/**
 * Makes the folder of the server's socket, which only the server's user (and root) can enter. That is what keeps
 * everyone else on the machine out of the database. It has a new, random name at each start: nobody can have put
 * something under it before, and its path is short however long the data folder's is.
 *
 * `link` becomes a symbolic link to it: for `psql -h`, and so that the next start finds what a killed one has left.
 */
export async function createSocketFolder(link: string, user: User | undefined): Promise<string> {
  await removeSocketFolder(link);
  const folder = await mkdtemp(join(parentFolder(user), PREFIX));
  await symlink(folder, link);
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

/** Removes the folder that the link names, and the link. */
export async function removeSocketFolder(link: string): Promise<void> {
  const folder = await readlink(link).catch(() => undefined);
  // Whatever else a link may name that someone made is left alone.
  if (folder && basename(folder).startsWith(PREFIX)) await rm(folder, { recursive: true, force: true });
  await rm(link, { force: true });
}

function parentFolder(user: User | undefined): string {
  const socketPath = join(tmpdir(), `${PREFIX}123456`, SOCKET_NAME);
  const isShortEnough = Buffer.byteLength(socketPath) <= MAX_SOCKET_PATH_BYTES;
  // Another user may not be able to enter our own TMPDIR.
  return isShortEnough && !user ? tmpdir() : '/tmp';
}
