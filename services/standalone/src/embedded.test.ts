import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useClusterTemplate } from '../test-support/cluster-template.ts';
import { type Embedded, startEmbedded } from './embedded.ts';

const putCluster = useClusterTemplate();
let dataDirectory: string;
let embedded: Embedded | undefined;
let other: ChildProcess | undefined;

beforeEach(async () => {
  dataDirectory = join(await mkdtemp(join(tmpdir(), 'embedded-')), 'data');
});

afterEach(async () => {
  if (other?.exitCode === null && other.kill('SIGTERM')) await once(other, 'exit');
  other = undefined;
  await embedded?.close();
  embedded = undefined;
  await rm(join(dataDirectory, '..'), { recursive: true, force: true });
});

function fail(error: Error): never {
  throw error;
}

async function start(progress: string[] = []): Promise<Embedded> {
  embedded = await startEmbedded({
    dataDirectory,
    lockWaitMs: 0,
    onProgress: (message) => progress.push(message),
    onFailure: fail,
  });
  return embedded;
}

async function query<Row>(sql: string): Promise<Row[]> {
  const client = new pg.Client(embedded!.postgres.connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Another process that starts the embedded parts over the same directory, writes a row and holds on. */
async function startOther(): Promise<ChildProcess> {
  const script = `
    const { startEmbedded } = await import('./embedded.ts');
    const { default: pg } = await import('pg');
    const embedded = await startEmbedded({
      dataDirectory: ${JSON.stringify(dataDirectory)}, onProgress() {}, onFailure(error) { throw error; },
    });
    process.once('SIGTERM', () => embedded.close().then(() => process.exit()));
    const client = new pg.Client(embedded.postgres.connection);
    client.on('error', () => {});
    await client.connect();
    await client.query('create table kept as select 42 as answer');
    process.stdout.write('ready');
    setInterval(() => {}, 1000);
  `;
  other = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([once(other.stdout!, 'data'), once(other, 'exit')]);
  return other;
}

it('makes at the first start its directory, for its owner only, and the database and the object store in it', async () => {
  const progress: string[] = [];
  const { objects } = await start(progress);
  expect((await stat(dataDirectory)).mode & 0o777).toBe(0o700);
  await objects.checkHealth();
  expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
  expect(progress).toEqual(['Creating the database']);
});

describe('at a later start', () => {
  beforeEach(async () => {
    await mkdir(dataDirectory, { mode: 0o700 });
    await putCluster(join(dataDirectory, 'postgres'));
  });

  it('says nothing of progress, and keeps what was stored', async () => {
    await (await start()).objects.put('kept', 'x', { contentType: 'text/plain' });
    await embedded!.close();
    const progress: string[] = [];
    const { objects } = await start(progress);
    expect(await objects.stat('kept')).toBeDefined();
    expect(progress).toEqual([]);
  });

  it('stops the database server that a kill -9 has left behind, and finds all that was committed', async () => {
    const killed = await startOther();
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const progress: string[] = [];
    await start(progress);
    expect(progress).toEqual(['Stopping the database server that an earlier run left behind']);
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('refuses a directory that another process works on, and names that process', async () => {
    const { pid } = await startOther();
    await expect(start()).rejects.toThrow(`${dataDirectory} is in use by process ${pid}.`);
  });

  it('waits for a process that is about to let go of the directory', async () => {
    const leaving = await startOther();
    const progress: string[] = [];
    embedded = await startEmbedded({
      dataDirectory,
      onProgress(message) {
        progress.push(message);
        leaving.kill('SIGTERM');
      },
      onFailure: fail,
    });
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
    expect(progress).toEqual([`${dataDirectory} is in use by process ${leaving.pid}; waiting for it to end`]);
  });

  it('refuses a directory that it works on itself', async () => {
    await start();
    await expect(start()).rejects.toThrow(`in use by process ${process.pid}`);
  });

  it('lets go of the directory when it can not start', async () => {
    await (await start()).close();
    await writeFile(join(dataDirectory, 'postgres', 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toThrow(/made by Postgres 12/);
    await writeFile(join(dataDirectory, 'postgres', 'PG_VERSION'), '17\n');
    await start();
    expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets go of everything when it is closed, also if that is asked for twice', async () => {
    const { close, postgres } = await start();
    await Promise.all([close(), close()]);
    expect(() => process.kill(postgres.pid, 0)).toThrow('ESRCH');
    expect(await readdir(dataDirectory)).not.toContain('lock.pid');
  });
});
