import pg from 'pg';
import { SUPERUSER } from './initialize-cluster.ts';

/** The services' database, and the role that owns it and nothing else. */
export const DATABASE = 'spansmith';
/** The role and the database of the platform have this name. */
export const ROLE = 'spansmith';

/** Makes role and database if they are missing, as they are at the first start. */
export async function ensureDatabase(socketFolder: string): Promise<void> {
  const client = new pg.Client({ host: socketFolder, user: SUPERUSER, database: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rows.length > 0) return;
    const roles = await client.query('select 1 from pg_roles where rolname = $1', [ROLE]);
    if (roles.rows.length === 0) await client.query(`create role ${ROLE} login`);
    await client.query(`create database ${DATABASE} owner ${ROLE}`);
  } finally {
    await client.end();
  }
}
