import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

/** Where Postgres is: a URL (`?host=/folder` for a Unix socket), or its parts (`host` may be the socket's folder). */
export type ConnectionSettings =
  | { connectionString: string }
  | { host: string; port?: number; user: string; password?: string; database: string };

/** Where Postgres is, and how to use it; defaults in parentheses. */
export type DatabaseOptions = ConnectionSettings & {
  /** Most connections that the pool opens (10). */
  max?: number;
  /** Shown in `pg_stat_activity` ('spansmith'). */
  applicationName?: string;
  /** A statement that runs longer is ended by the server (30,000); 0: never. */
  statementTimeoutMs?: number;
  /** Told of every connection that breaks while idle. The pool has dropped it already; the next query opens another. */
  onConnectionError?: (error: Error) => void;
};

/** An open database. */
export interface DatabaseHandle {
  db: Kysely<Database>;
  /** The pool below `db`, for LISTEN and the like. */
  pool: pg.Pool;
  /** Rejects with the reason when the database can't be used now: for health checks. */
  check(): Promise<void>;
  /** Waits for running queries, then closes every connection. May be called more than once. */
  close(): Promise<void>;
}

/** Opens a pool; connects with the first query, so a wrong address shows there. */
export function createDatabase(options: DatabaseOptions): DatabaseHandle {
  const { max, applicationName, statementTimeoutMs, onConnectionError, ...connection } = options;
  const pool = new pg.Pool({
    ...connection,
    max: max ?? 10,
    application_name: applicationName ?? 'spansmith',
    statement_timeout: statementTimeoutMs ?? 30_000,
    // A transaction that a stalled process left open must not hold its locks for ever.
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // Without a listener, an idle connection that breaks (a restart of the server) would end the process.
  let closed: Promise<void> | undefined;
  // The pool has closed before its connections have: how they end then is of no interest.
  pool.on('error', (error) => closed ?? onConnectionError?.(error));
  // The pool listens to idle connections only. One in use tells its user, unless it breaks between two queries.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    check: async () => {
      await pool.query('select 1');
    },
    close: () => {
      closed ??= pool.end();
      return closed;
    },
  };
}

/** Counts and byte sizes are int8 in Postgres and stay far below 2^53: read them as numbers, not as strings. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.INT8 && format !== 'binary') return Number;
  return pg.types.getTypeParser(oid, format);
}
