import { createDatabase } from '@spansmith/database';
import { ObjectStoreError } from '@spansmith/object-store';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { toUnavailable } from './unavailable.ts';

let database: TestDatabase | undefined;
afterEach(async () => {
  await database?.drop();
  database = undefined;
});

/** What a query on this database fails with. */
async function failureOf(connectionString: string): Promise<unknown> {
  const { db, close } = createDatabase({ connectionString });
  const error = await sql`select 1`.execute(db).catch((reason: unknown) => reason);
  await close();
  return error;
}

it.each(['postgresql://nobody@127.0.0.1:1/none', 'postgresql://nobody@localhost/none?host=/nowhere'])(
  'a database that cannot be reached is unavailable: %s',
  async (connectionString) => {
    expect(toUnavailable(await failureOf(connectionString))).toMatchObject({
      status: 503,
      message: 'The database does not answer. Try again in some seconds.',
      retryAfterSeconds: 5,
    });
  },
);

it('so is one that ends the connection in the middle of a query', async () => {
  database = await createTestDatabase({ migrated: false });
  const error = await sql`select pg_terminate_backend(pg_backend_pid())`
    .execute(database.db)
    .catch((reason: unknown) => reason);
  expect(toUnavailable(error)).toMatchObject({ status: 503 });
});

it('so is an object store that fails', () => {
  const error = new ObjectStoreError('read', new Error('ECONNREFUSED'));
  expect(toUnavailable(error)).toMatchObject({
    status: 503,
    message: 'The object store does not answer. Try again in some seconds.',
    cause: error,
  });
});

it('what is a fault of ours is not', async () => {
  database = await createTestDatabase({ migrated: false });
  const wrongQuery = await sql`select nothing`.execute(database.db).catch((reason: unknown) => reason);
  for (const error of [wrongQuery, new TypeError('x is undefined'), 'text', undefined]) {
    expect(toUnavailable(error)).toBeUndefined();
  }
});
