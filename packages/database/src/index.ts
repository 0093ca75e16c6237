export type { ConnectionSettings, DatabaseHandle, DatabaseOptions } from './connection.ts';
export { createDatabase } from './connection.ts';
export { json, jsonOrNull } from './json.ts';
export { migrate } from './migrate.ts';
export type * from './schema.ts';
