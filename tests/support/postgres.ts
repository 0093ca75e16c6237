import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { afterAll, inject } from 'vitest';
import { createDatabase, type DatabaseHandle, migrate } from '../../packages/database/src/index.ts';

/** A database of one test file. */
export interface TestDatabase extends DatabaseHandle {
  /** Of this database alone; good for `DATABASE_URL` of a process under test. */
  connectionString: string;
  /** Closes the pool and drops the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** A fresh, migrated database for a test file, gone after its last test: `const { db } = await useTestDatabase();` */
export async function useTestDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  afterAll(() => database.drop());
  return database;
}

/**
 * A fresh database, for tests that need one of their own. It lies on the server of `TEST_DATABASE_URL` (a role that may
 * create databases) when that is set, else on a Postgres that the run starts by itself (`postgres-global-setup.ts`).
 */
export async function createTestDatabase(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL ?? (await runServer());
  const name = `spansmith_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);

  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = createDatabase({ connectionString: url.href });
  if (options.migrated !== false) await migrate(database.db);
  return {
    ...database,
    connectionString: url.href,
    async drop() {
      await database.close();
      await onServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

async function runServer(): Promise<string> {
  const socket = connect(inject('postgresSocket'));
  const answer = (await readJson(socket)) as { connectionString: string } | { error: string };
  if ('error' in answer) throw new Error(`No Postgres for the tests: ${answer.error}`);
  return answer.connectionString;
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const { pool, close } = createDatabase({ connectionString, max: 1 });
  try {
    await pool.query(statement);
  } finally {
    await close();
  }
}
