export type { ConnectionSettings, DatabaseHandle, DatabaseOptions } from './connection.ts';
export { createDatabase } from './connection.ts';
export { type DatabaseTransaction, inTransaction, type Queryable } from './in-transaction.ts';
export { json, jsonOrNull } from './json.ts';
export type { CancelOutcome, Claim, LeasedJobs, SweepOutcome } from './leases.ts';
export {
  ClaimLostError,
  holdClaim,
  MAX_LOST_LEASES,
  releaseLease,
  renewLease,
  sweepLeases,
} from './leases.ts';
export { migrate } from './migrate.ts';
export type { PageRequest } from './page.ts';
export * from './repositories/analyze-jobs.ts';
export * from './repositories/deployments.ts';
export * from './repositories/expiry.ts';
export * from './repositories/jobs.ts';
export * from './repositories/models.ts';
export * from './repositories/project-documents.ts';
export * from './repositories/projects.ts';
export * from './repositories/training-events.ts';
export { modelExpiration, RETENTION } from './retention.ts';
export type * from './schema.ts';
