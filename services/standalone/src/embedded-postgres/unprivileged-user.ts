import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Whom a process runs as. */
export interface User {
  uid: number;
  gid: number;
}

/**
 * The user that owns a new cluster where root started us, because Postgres refuses root. Nobody else's: no package,
 * and neither systemd's nor a container's ranges of users, has this number. It needs no entry in /etc/passwd.
 */
export const POSTGRES_USER: User = { uid: 65_530, gid: 65_530 };

/** initdb, unlike the server, wants a user with an entry in /etc/passwd. It runs once, in a folder of root's. */
export const INITDB_USER: User = { uid: 65_534, gid: 65_534 };

/** Whether this process is root's. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Whom the server must run as: the owner of its data folder. Undefined: as ourselves.
 *
 * @throws Error if the folder is someone else's, and we aren't root
 */
export async function serverUser(dataFolder: string): Promise<User | undefined> {
  const { uid, gid } = await lstat(dataFolder);
  if (uid === process.getuid?.()) return undefined;
  if (isRoot()) return { uid, gid };
  throw new Error(
    `${dataFolder} belongs to user ${uid}, and this is user ${process.getuid?.()}. Start as the user who made it ` +
      '(root, if it was made by root), or choose another SPANSMITH_DATA_DIR.',
  );
}

/** Hands a folder and all that is in it over to a user. */
export async function chownAll(folder: string, { uid, gid }: User): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), uid, gid);
  }
  await lchown(folder, uid, gid);
}
