import { expect, it } from 'vitest';
import { useTestDatabase } from '../../../tests/support/postgres.ts';
import { createDatabase } from './index.ts';

const database = await useTestDatabase();

it('reads int8 as a number', async () => {
  const { rows } = await database.pool.query('select 9007199254740991::int8 as value');
  expect(rows[0].value).toBe(Number.MAX_SAFE_INTEGER);
});

it('ends a statement that runs longer than its limit', async () => {
  const { pool, close } = createDatabase({
    connectionString: database.connectionString,
    statementTimeoutMs: 50,
  });
  await expect(pool.query('select pg_sleep(10)')).rejects.toThrow('statement timeout');
  await close();
});

it('survives connections that the server closes', async () => {
  const errors: Error[] = [];
  const { pool, close } = createDatabase({
    connectionString: database.connectionString,
    applicationName: 'to-be-closed',
    onConnectionError: (error) => errors.push(error),
  });
  await pool.query('select 1');
  const closing = new Promise((resolve) => pool.once('error', resolve));
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to-be-closed'",
  );
  await closing;
  expect(errors).toHaveLength(1);
  expect((await pool.query('select 1 as value')).rows).toEqual([{ value: 1 }]);
  await close();
});

it('connects by parts as well as by URL', async () => {
  const url = new URL(database.connectionString);
  const { pool, close } = createDatabase({
    host: url.searchParams.get('host') ?? url.hostname,
    port: url.port ? Number(url.port) : undefined,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password) || undefined,
    database: url.pathname.slice(1),
  });
  const { rows } = await pool.query('select current_database() as name');
  expect(rows[0].name).toBe(url.pathname.slice(1));
  await close();
});

it('passes its check while the database answers, and fails it otherwise', async () => {
  await expect(database.check()).resolves.toBeUndefined();
  const away = createDatabase({
    connectionString: 'postgresql://nobody@localhost/nothing?host=/nonexistent',
  });
  await expect(away.check()).rejects.toThrow();
  await away.close();
});
