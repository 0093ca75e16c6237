import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** What a repository function runs on: the pool, or the transaction that it shall be part of. */
export type Queryable = Kysely<Database>;

/** For what must be part of a caller's transaction. */
export type DatabaseTransaction = Transaction<Database>;

/** Runs `work` in the caller's transaction where there is one, else in one of its own. */
export function inTransaction<T>(db: Queryable, work: (trx: DatabaseTransaction) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as DatabaseTransaction) : db.transaction().execute(work);
}
