import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { createDatabase, migrate } from './index.ts';

const run = promisify(execFile);
const all = ['0001-initial', '0002-job-order'];
let database: TestDatabase;
afterEach(() => database.drop());

it('migrates an empty database once', async () => {
  database = await createTestDatabase({ migrated: false });
  expect(await migrate(database.db)).toEqual(all);
  expect(await migrate(database.db)).toEqual([]);
});

it('lets several processes migrate at the same time', async () => {
  database = await createTestDatabase({ migrated: false });
  const others = Array.from({ length: 4 }, () =>
    createDatabase({ connectionString: database.connectionString }),
  );
  const ran = await Promise.all(others.map(({ db }) => migrate(db)));
  await Promise.all(others.map(({ close }) => close()));
  expect(ran.flat()).toEqual(all);
});

it('migrates from the command line', async () => {
  database = await createTestDatabase({ migrated: false });
  const script = join(import.meta.dirname, 'migrate-main.ts');
  const env = { ...process.env, DATABASE_URL: database.connectionString };
  expect((await run(process.execPath, [script], { env })).stdout).toBe(`Migrated: ${all.join(', ')}\n`);
  expect((await run(process.execPath, [script], { env })).stdout).toBe('The database is up to date.\n');
});

it('says which variable is missing on the command line', async () => {
  database = await createTestDatabase({ migrated: false });
  const script = join(import.meta.dirname, 'migrate-main.ts');
  const env = { ...process.env, DATABASE_URL: '' };
  await expect(run(process.execPath, [script], { env })).rejects.toThrow('DATABASE_URL is not set');
});
