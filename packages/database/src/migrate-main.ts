import { createDatabase } from './connection.ts';
import { migrate } from './migrate.ts';

/** Migrates the database of DATABASE_URL and ends: the one-shot step of a deployment, before the services start. */
async function main(environment: NodeJS.ProcessEnv): Promise<void> {
  const connectionString = environment.DATABASE_URL;
  if (!connectionString)
    throw new Error('DATABASE_URL is not set: give the address of the Postgres database.');
  const database = createDatabase({
    connectionString,
    applicationName: 'spansmith-migrate',
    statementTimeoutMs: 0,
  });
  try {
    const done = await migrate(database.db);
    console.log(done.length > 0 ? `Migrated: ${done.join(', ')}` : 'The database is up to date.');
  } finally {
    await database.close();
  }
}

main(process.env).catch((error: Error) => {
  console.error(`The migration failed: ${error.message}`);
  process.exitCode = 1;
});
