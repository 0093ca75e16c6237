import { chown } from 'node:fs/promises';

/** Debian's `nobody` and `nogroup`. */
const NOBODY = 65_534;

/** The user that servers from Debian's packages run as: Postgres refuses root, and none of them needs it. */
export const unprivilegedUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;

/** Hands a file or folder over to `unprivilegedUser`; nothing to do where this process is not root. */
export async function giveToUnprivilegedUser(path: string): Promise<void> {
  if (unprivilegedUser) await chown(path, unprivilegedUser.uid, unprivilegedUser.gid);
}
