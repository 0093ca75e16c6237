import type { Schemas } from '@spansmith/contract';
import type { JobState } from '@spansmith/database';

/** A job in the contract's shape. A failed job is told by its status and its errors, never by the HTTP status. */
export function toJobState(job: JobState): Schemas['JobState'] {
  return {
    jobId: job.id,
    createdDateTime: job.created_at.toISOString(),
    lastUpdatedDateTime: job.updated_at.toISOString(),
    expirationDateTime: job.expires_at.toISOString(),
    status: job.status,
    warnings: job.warnings,
    errors: job.errors as Schemas['JobState']['errors'],
  };
}
