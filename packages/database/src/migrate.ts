import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as initial from './migrations/0001-initial.ts';
import * as jobOrder from './migrations/0002-job-order.ts';
import type { Database } from './schema.ts';

/** In order; a migration that has been released never changes. */
const migrations = {
  '0001-initial': initial,
  '0002-job-order': jobOrder,
};

/**
 * Brings the database's schema up to this version, all or nothing. Safe when several processes start at once: kysely
 * takes an advisory lock, and the late ones find nothing left to do.
 *
 * @returns the names of the migrations that ran now
 * @throws what the database said to the first migration that failed
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
