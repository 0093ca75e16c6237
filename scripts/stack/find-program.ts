import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NEWEST_FIRST = (a: string, b: string) => Number(b) - Number(a);

/** Where scripts/stack/install-tools puts what Debian does not package. */
export function toolsFolder(environment: Record<string, string | undefined>): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'spansmith/bin');
}

/**
 * Absolute path of the first of `names` that is an executable in the tools folder, on the PATH or in Debian's folders
 * for servers.
 *
 * @throws Error that says which package to install.
 */
export async function findProgram(names: readonly string[], toInstall: string): Promise<string> {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of [toolsFolder(process.env), ...onPath, '/usr/sbin', ...(await postgresFolders())]) {
    for (const name of names) {
      const file = join(folder, name);
      if (await isExecutable(file)) return file;
    }
  }
  throw new Error(`${names.join(' or ')} is not installed: ${toInstall}`);
}

/** Debian keeps each major version of Postgres in a folder that is not on the PATH. */
async function postgresFolders(): Promise<string[]> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  return versions.sort(NEWEST_FIRST).map((version) => join('/usr/lib/postgresql', version, 'bin'));
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
