import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, program } from '../../services/standalone/src/embedded-postgres/binaries.ts';
import { readableBinaries } from '../../services/standalone/src/embedded-postgres/readable-binaries.ts';
import { runProgram } from '../../services/standalone/src/embedded-postgres/run-program.ts';
import {
  chownAll,
  INITDB_USER,
  isRoot,
} from '../../services/standalone/src/embedded-postgres/unprivileged-user.ts';
import { startTetheredServer } from './tethered-server.ts';

/** A Postgres server for tests. */
export interface PostgresServer {
  /** A superuser's connection string of the database `postgres`, over a Unix socket. */
  connectionString: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts an empty Postgres 17 in a temporary folder, without a TCP port and without durability. The binaries are those
 * of the embedded platform. Rejects with Postgres' own words when it cannot start.
 */
export async function startPostgresServer(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'spansmith-pg-'));
  const user = isRoot() ? INITDB_USER : undefined;
  if (user) await chownAll(folder, user);
  const binaries = await readableBinaries(findBinaries(), user, folder);

  const data = join(folder, 'data');
  const cluster = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await runProgram(program(binaries, 'initdb'), [`--pgdata=${data}`, '--username=postgres', ...cluster], {
    user,
    workingFolder: folder,
  });
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    max_connections: '300',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const server = [program(binaries, 'postgres'), '-D', data];
  for (const [name, value] of Object.entries(settings)) server.push('-c', `${name}=${value}`);
  return {
    connectionString: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: await startTetheredServer(server, 'ready to accept connections', folder, user),
  };
}
