import { join } from 'node:path';
import { type ObjectStore, openObjectStore } from '@spansmith/object-store';
import { openDataDirectory } from './data-directory.ts';
import { lockDataDirectory } from './data-directory-lock.ts';
import { type EmbeddedPostgres, startPostgres } from './embedded-postgres/start-postgres.ts';

/** Where everything lies, and whom to tell what. */
export interface EmbeddedOptions {
  /** Absolute path; made if it is missing. */
  dataDirectory: string;
  /** Told what takes long, in words for the user. */
  onProgress: (message: string) => void;
  /** Told if the database ends though nobody stopped it: nothing works without it. */
  onFailure: (error: Error) => void;
  /** How long to wait for another process to let go of the directory; default 10 s. */
  lockWaitMs?: number;
}

/** What the services stand on when everything runs in one process. */
export interface Embedded {
  postgres: EmbeddedPostgres;
  objects: ObjectStore;
  /** Stops everything; to be called when nobody uses it any more. May be called more than once. */
  close(): Promise<void>;
}

/**
 * Takes the data directory for this process alone, and starts Postgres and the object store over it:
 * `postgres/` and `postgres.log`, `objects/`, `lock`.
 *
 * @throws Error that says why not, e.g. that another process works on the directory; nothing is left running then
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDirectory, onProgress, onFailure, lockWaitMs = 10_000 } = options;
  await openDataDirectory(dataDirectory);
  const lock = await lockDataDirectory(dataDirectory, { waitMs: lockWaitMs, onWait: onProgress });
  try {
    const objects = await openObjectStore({ kind: 'folder', folder: join(dataDirectory, 'objects') });
    const postgres = await startPostgres({
      dataFolder: join(dataDirectory, 'postgres'),
      logFile: join(dataDirectory, 'postgres.log'),
      onProgress,
      onUnexpectedExit: onFailure,
    });
    let closed: Promise<void> | undefined;
    const close = async () => {
      objects.close();
      // Whoever comes next may find the server stopped, but never stopping.
      await postgres.close().finally(() => lock.release());
    };
    return {
      postgres,
      objects,
      close: () => {
        closed ??= close();
        return closed;
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
