import { claimTestJob, insertTestJob } from '../../../tests/support/rows.ts';
import {
  type Claim,
  type JobKind,
  type JobRow,
  type ProjectDocumentRow,
  type Queryable,
  readProjectDocuments,
} from '../src/index.ts';

/** A job that this "worker" has claimed for a minute. */
export async function claimedJob(
  db: Queryable,
  kind: JobKind = 'export',
): Promise<{ job: JobRow; claim: Claim }> {
  return claimTestJob(db, await insertTestJob(db, kind));
}

/** All documents of a project's working copy, read in batches. */
export async function workingCopy(
  db: Queryable,
  projectId: string,
  batchSize?: number,
): Promise<ProjectDocumentRow[]> {
  const rows: ProjectDocumentRow[] = [];
  for await (const row of readProjectDocuments(db, projectId, batchSize)) rows.push(row);
  return rows;
}
