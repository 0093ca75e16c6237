import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface DataDirectoryLock {
  release(): void;
}

const SQLITE_BUSY = 5;

/**
 * Makes sure that only one process works on a data directory.
 *
 * Node has no file locks, and a file with a process id says nothing after a kill -9 or in another container. SQLite,
 * which comes with Node, locks its file through the kernel, which lets go when the process ends, however it ends. The
 * process id beside it is only there to be named in the error.
 *
 * @throws Error that names the other process
 */
export function lockDataDirectory(dataDirectory: string): DataDirectoryLock {
  const lockFile = join(dataDirectory, 'lock');
  const pidFile = join(dataDirectory, 'lock.pid');
  const database = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new Error(
      `${dataDirectory} is in use by ${describeHolder(pidFile)}. Stop it first, or set SPANSMITH_DATA_DIR to another ` +
        'folder.',
      { cause: error },
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  return {
    release() {
      rmSync(pidFile, { force: true });
      database.close();
    },
  };
}

function describeHolder(pidFile: string): string {
  try {
    return `process ${readFileSync(pidFile, 'utf8').trim()}`;
  } catch {
    return 'another process';
  }
}
