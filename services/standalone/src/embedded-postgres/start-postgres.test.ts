import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useClusterTemplate } from '../../test-support/cluster-template.ts';
import { postmasterFilePath } from './postmaster-file.ts';
import { type EmbeddedPostgres, startPostgres } from './start-postgres.ts';

const putCluster = useClusterTemplate();
let folder: string;
let server: EmbeddedPostgres | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-postgres-'));
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** Starts a server below `at`: over the cluster there, or one that it makes. */
async function start(
  at = folder,
  onUnexpectedExit: (error: Error) => void = () => {},
): Promise<EmbeddedPostgres> {
  server = await startPostgres({
    dataFolder: join(at, 'postgres'),
    logFile: join(at, 'postgres.log'),
    onProgress: () => {},
    onUnexpectedExit,
  });
  return server;
}

async function query<Row>(sql: string, connection: pg.ClientConfig = server!.connection): Promise<Row[]> {
  const client = new pg.Client(connection);
  // The server may be killed under it.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

describe('embedded Postgres, at its first start', () => {
  it('lies in a folder with any name, however long the path is', async () => {
    const odd = join(
      folder,
      `with space's "quotes" $HOME;%20 ü`,
      ...Array.from({ length: 6 }, () => 'x'.repeat(200)),
    );
    await mkdir(odd, { recursive: true });
    await start(odd);
    expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('begins anew where an earlier one was interrupted', async () => {
    const staged = join(folder, 'postgres.new');
    await mkdir(staged);
    await writeFile(join(staged, 'PG_VERSION'), '17\n');
    await start();
    expect(await readdir(folder)).not.toContain('postgres.new');
  });

  it('refuses the data of another major version, and leaves it alone', async () => {
    const dataFolder = join(folder, 'postgres');
    await mkdir(dataFolder);
    await writeFile(join(dataFolder, 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toThrow(
      /made by Postgres 12; this version of the platform has Postgres 17/,
    );
    expect(await readFile(join(dataFolder, 'PG_VERSION'), 'utf8')).toBe('12\n');
  });
});

describe('embedded Postgres', () => {
  beforeEach(() => putCluster(join(folder, 'postgres')));

  it('has a database in UTF-8, ordered by bytes, whose role is no superuser', async () => {
    await start();
    const [row] = await query(`
      select current_setting('server_encoding') as encoding, datcollate as collation, rolsuper as "isSuperuser"
      from pg_database, pg_roles where datname = current_database() and rolname = current_user`);
    expect(row).toEqual({ encoding: 'UTF8', collation: 'C', isSuperuser: false });
  });

  it('can be reached by its URL', async () => {
    const { connectionString } = await start();
    expect(await query('select 1 as one', { connectionString })).toEqual([{ one: 1 }]);
  });

  it('listens on no TCP port, and on a socket that only its owner can reach', async () => {
    const { connection } = await start();
    expect(await query('show listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect((await stat(connection.host)).mode & 0o777).toBe(0o700);
    expect(await readlink(join(folder, 'postgres.socket'))).toBe(connection.host);
  });

  it('never runs as root, nor lets others read its data', async () => {
    await start();
    const { uid, mode } = await stat(join(folder, 'postgres'));
    expect(uid).not.toBe(0);
    expect(mode & 0o077).toBe(0);
  });

  it('keeps what was committed over a stop and a start, and cleans up after itself', async () => {
    const { connection, close } = await start();
    await query('create table kept as select 42 as answer');
    await close();
    await expect(stat(connection.host)).rejects.toThrow('ENOENT');
    await start();
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('ends open sessions when it is closed', async () => {
    const { connection, close } = await start();
    const client = new pg.Client(connection);
    const ended = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await close();
    expect(await ended).toMatchObject({ code: '57P01' });
  });

  it('starts again after it was killed, with all that was committed, and tells that it ended', async () => {
    let tell: (error: Error) => void = () => {};
    const told = new Promise<Error>((resolve) => {
      tell = resolve;
    });
    const { pid, connection } = await start(folder, tell);
    await query('create table kept as select 42 as answer');
    process.kill(pid, 'SIGKILL');
    expect((await told).message).toMatch(/Postgres ended by itself/);
    await start();
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
    await expect(stat(connection.host)).rejects.toThrow('ENOENT');
  });

  it('is not kept from starting by a stale file that names a process of someone else', async () => {
    const { close } = await start();
    await close();
    const file = [process.pid, join(folder, 'postgres'), 1, 5432, '/tmp/not-ours', '', '  1 1', 'ready'];
    await writeFile(postmasterFilePath(join(folder, 'postgres')), `${file.join('\n')}\n`);
    await start();
    expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says why it does not start in the words of its own log', async () => {
    const { close } = await start();
    await close();
    await writeFile(join(folder, 'postgres', 'postgresql.conf'), 'no_such_setting = on\n');
    await expect(start()).rejects.toThrow(/unrecognized configuration parameter "no_such_setting"/);
  });

  it('keeps the log of the start before', async () => {
    await (await start()).close();
    await (await start()).close();
    expect(await readFile(join(folder, 'postgres.log.1'), 'utf8')).toMatch(/database system is shut down/);
  });
});
