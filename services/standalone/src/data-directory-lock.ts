import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

/** A data directory that belongs to this process until it is released. */
export interface DataDirectoryLock {
  release(): void;
}

/** How to wait for the lock. */
export interface LockOptions {
  /** How long to wait for another process to let go. */
  waitMs: number;
  /** Told once, when there is something to wait for. */
  onWait: (message: string) => void;
}

const SQLITE_BUSY = 5;
const POLL_MS = 100;

/**
 * Makes sure that only one process works on a data directory.
 *
 * Node has no file locks, and a file with a process id says nothing after a kill -9 or in another container. SQLite,
 * which comes with Node, locks its file through the kernel, which lets go when the process ends, however it ends. The
 * process id beside it is only there to be named in the error.
 *
 * @throws Error that names the other process
 */
export async function lockDataDirectory(
  dataDirectory: string,
  { waitMs, onWait }: LockOptions,
): Promise<DataDirectoryLock> {
  const pidFile = join(dataDirectory, 'lock.pid');
  const deadline = Date.now() + waitMs;
  for (let isWaiting = false; ; isWaiting = true) {
    const database = tryLock(join(dataDirectory, 'lock'));
    if (database) return holdLock(database, pidFile);
    const inUse = `${dataDirectory} is in use by ${describeHolder(pidFile)}`;
    if (Date.now() >= deadline) {
      throw new Error(`${inUse}. Stop it first, or set SPANSMITH_DATA_DIR to another folder.`);
    }
    // The process may be about to end: one whose npm was killed needs a moment to notice.
    if (!isWaiting) onWait(`${inUse}; waiting for it to end`);
    await delay(POLL_MS);
  }
}

/** Undefined if another process, or this one, has the lock. */
function tryLock(file: string): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
}

function holdLock(database: DatabaseSync, pidFile: string): DataDirectoryLock {
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
