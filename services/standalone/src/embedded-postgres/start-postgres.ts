import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { findBinaries } from './binaries.ts';
import { DATABASE, ensureDatabase, ROLE } from './ensure-database.ts';
import { checkClusterVersion, clusterVersion, initializeCluster } from './initialize-cluster.ts';
import { launchPostmaster } from './launch-postmaster.ts';
import { tailOf } from './log-file.ts';
import { postmasterFilePath, readPostmasterFile } from './postmaster-file.ts';
import { isPostmasterOf, stopPostmaster } from './postmaster-process.ts';
import { readableBinaries } from './readable-binaries.ts';
import { createSocketFolder, removeSocketFolder } from './socket-folder.ts';
import { INITDB_USER, isRoot, serverUser } from './unprivileged-user.ts';

/** Where the server keeps its data, and whom it tells what. */
export interface PostgresOptions {
  /**
   * Where the cluster lies, or is made at the first start. The folder above it must exist. Beside it, `.socket` is added
   * to the name of a link to the socket's folder.
   */
  dataFolder: string;
  logFile: string;
  /** Told what takes long, in words for the user. */
  onProgress: (message: string) => void;
  /** Told if the server ends though nobody stopped it. The error has the end of its log. */
  onUnexpectedExit: (error: Error) => void;
}

/** A Postgres server that runs until it is closed. */
export interface EmbeddedPostgres {
  /** The folder of the server's Unix socket, role and database, as pg takes them. There is no TCP port. */
  connection: { host: string; user: string; database: string };
  /** The same as a URL. */
  connectionString: string;
  pid: number;
  /** Stops the server, ending the sessions that are still open. May be called more than once. */
  close(): Promise<void>;
}

/**
 * Runs a real Postgres over a folder, for this process alone; see docs/decisions/embedded-postgres.md. Whoever calls it
 * holds the lock of the data directory, so that a server that is found running there is one that a killed process
 * left behind.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { dataFolder, logFile, onProgress } = options;
  const binaries = await readableBinaries(findBinaries(), isRoot() ? INITDB_USER : undefined);
  const version = await clusterVersion(dataFolder);
  if (version === undefined) {
    onProgress('Creating the database');
    await initializeCluster(binaries, dataFolder);
  } else {
    checkClusterVersion(version, binaries, dataFolder);
    await clearLeftovers(dataFolder, onProgress);
  }
  const user = await serverUser(dataFolder);
  const socketLink = `${dataFolder}.socket`;
  const socketFolder = await createSocketFolder(socketLink, user);
  try {
    const child = await launchPostmaster({ binaries, dataFolder, socketFolder, logFile, user });
    const close = supervise(child, socketLink, options);
    await ensureDatabase(socketFolder).catch(async (error) => {
      await close();
      throw error;
    });
    return {
      connection: { host: socketFolder, user: ROLE, database: DATABASE },
      connectionString: `postgresql://${ROLE}@localhost/${DATABASE}?host=${encodeURIComponent(socketFolder)}`,
      pid: child.pid!,
      close,
    };
  } catch (error) {
    await removeSocketFolder(socketLink);
    throw error;
  }
}

/** Stops a server that outlived a killed process, and removes what it would stumble over. */
async function clearLeftovers(dataFolder: string, onProgress: (message: string) => void): Promise<void> {
  const left = await readPostmasterFile(dataFolder);
  if (left && (await isPostmasterOf(left.pid, dataFolder))) {
    onProgress('Stopping the database server that an earlier run left behind');
    await stopPostmaster(left.pid, dataFolder);
  }
  // No server is running, so the file is stale: its process id may be someone else's by now, which Postgres minds.
  await rm(postmasterFilePath(dataFolder), { force: true });
}

/** Watches the server; returns what stops it. */
function supervise(
  child: ChildProcess,
  socketLink: string,
  { dataFolder, logFile, onUnexpectedExit }: PostgresOptions,
): () => Promise<void> {
  let closing: Promise<void> | undefined;
  child.once('exit', async () => {
    if (closing) return;
    const log = await tailOf(logFile).catch(String);
    onUnexpectedExit(new Error(`Postgres ended by itself. The end of its log, ${logFile}:\n${log}`));
  });
  return () => {
    closing ??= stopPostmaster(child.pid!, dataFolder).finally(() => removeSocketFolder(socketLink));
    return closing;
  };
}
