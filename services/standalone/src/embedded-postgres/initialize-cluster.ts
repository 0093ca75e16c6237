import { chown, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfExists } from '../read-if-exists.ts';
import { majorVersion, type PostgresBinaries, program } from './binaries.ts';
import { dataFolderArgument } from './data-folder-argument.ts';
import { runProgram } from './run-program.ts';
import { chownAll, INITDB_USER, isRoot, POSTGRES_USER } from './unprivileged-user.ts';

/** The role that sets the database up; the services have one with fewer rights. */
export const SUPERUSER = 'postgres';

/**
 * Makes a cluster in `dataFolder`: UTF-8, text ordered by bytes. It is made beside it and renamed, so a start that was
 * interrupted leaves nothing that looks like a cluster.
 */
export async function initializeCluster(binaries: PostgresBinaries, dataFolder: string): Promise<void> {
  const staged = `${dataFolder}.new`;
  await rm(staged, { recursive: true, force: true });
  await mkdir(staged, { mode: 0o700 });
  const user = isRoot() ? INITDB_USER : undefined;
  if (user) await chown(staged, user.uid, user.gid);
  await runProgram(
    program(binaries, 'initdb'),
    [
      `--pgdata=${dataFolderArgument(staged)}`,
      `--username=${SUPERUSER}`,
      '--encoding=UTF8',
      '--locale=C',
      // Who may connect is decided by the socket's folder, which only its owner can enter.
      '--auth-local=trust',
      '--auth-host=reject',
      '--no-instructions',
    ],
    { user, workingFolder: staged },
  );
  if (user) await chownAll(staged, POSTGRES_USER);
  await rename(staged, dataFolder);
}

/** Postgres' major version that made the cluster; undefined if there is none. */
export async function clusterVersion(dataFolder: string): Promise<string | undefined> {
  return (await readIfExists(join(dataFolder, 'PG_VERSION')))?.trim();
}

/** @throws Error if a cluster of another major version lies there: Postgres can't read it */
export function checkClusterVersion(found: string, binaries: PostgresBinaries, dataFolder: string): void {
  const needed = majorVersion(binaries);
  if (found === needed) return;
  throw new Error(
    `${dataFolder} was made by Postgres ${found}; this version of the platform has Postgres ${needed}. Start the ` +
      'version that made it, or choose another SPANSMITH_DATA_DIR.',
  );
}
