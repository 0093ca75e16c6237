import { type ApiError, serviceUnavailable } from '@spansmith/contract';
import { ObjectStoreError } from '@spansmith/object-store';

/** SQLSTATE classes and codes that say so of Postgres itself: no connection, too many of them, shutting down, starting. */
const DATABASE_AWAY = /^(08...|53300|57P0[123])$/;
/** What pg says, without any code, of a connection that it lost or did not get. */
const CONNECTION_LOST = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** 503 for an error that means that the database or the object store does not answer; undefined for any other. */
export function toUnavailable(error: unknown): ApiError | undefined {
  if (error instanceof ObjectStoreError) return unavailable('object store', error);
  if (!(error instanceof Error)) return undefined;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  const isAway = syscall === 'connect' || DATABASE_AWAY.test(code) || CONNECTION_LOST.test(error.message);
  return isAway ? unavailable('database', error) : undefined;
}

function unavailable(what: string, cause: Error): ApiError {
  return serviceUnavailable(`The ${what} does not answer. Try again in some seconds.`, undefined, cause);
}
