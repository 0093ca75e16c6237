import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';
import { runToEnd } from './run-to-end.ts';
import { type Observer, SupervisedProcess } from './supervised-process.ts';
import { giveToUnprivilegedUser } from './unprivileged-user.ts';

const USER = 'spansmith';
const DATABASE = 'spansmith';

/** A Postgres server of this machine. */
export interface PostgresBackend {
  process: SupervisedProcess;
  /** What the services take as DATABASE_URL. */
  databaseUrl: string;
}

/** Debian's Postgres over a new cluster in `folder`, on a free port of the loopback interface, with a password. */
export async function startPostgres(
  folder: string,
  password: string,
  observer: Observer,
): Promise<PostgresBackend> {
  const find = (program: string) => findProgram([program], 'apt-get install postgresql');
  const [server, initdb, createdb, pgIsReady] = await Promise.all(
    ['postgres', 'initdb', 'createdb', 'pg_isready'].map(find),
  );
  const port = await freePort();
  const data = join(folder, 'data');
  await mkdir(folder, { recursive: true });
  await giveToUnprivilegedUser(folder);

  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveToUnprivilegedUser(passwordFile);
  const cluster = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await runToEnd(
    initdb!,
    [`--pgdata=${data}`, `--username=${USER}`, `--pwfile=${passwordFile}`, ...cluster],
    { unprivileged: true },
  );
  await rm(passwordFile);

  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    // The cluster lives as long as the stack: nothing to bring through a power cut.
    fsync: 'off',
  };
  const process = new SupervisedProcess(
    {
      name: 'postgres',
      command: server!,
      args: ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      environment: { LC_ALL: 'C.UTF-8' },
      unprivileged: true,
      // "Fast": ends the connections instead of waiting for clients to do it.
      stopSignal: 'SIGINT',
      isReady: () => accepts(pgIsReady!, port),
    },
    observer,
  );
  await process.start();
  try {
    const address = ['--host=127.0.0.1', `--port=${port}`, `--username=${USER}`];
    await runToEnd(createdb!, [...address, DATABASE], {
      environment: { PGPASSWORD: password },
    });
  } catch (error) {
    await process.stop();
    throw error;
  }
  return { process, databaseUrl: `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}` };
}

async function accepts(pgIsReady: string, port: number): Promise<boolean> {
  return runToEnd(pgIsReady, ['--host=127.0.0.1', `--port=${port}`]).then(
    () => true,
    () => false,
  );
}
