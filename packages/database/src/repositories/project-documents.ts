import { batches } from '../batches.ts';
import { inTransaction, type Queryable } from '../in-transaction.ts';
import { json } from '../json.ts';
import type { ProjectDocumentRow, StoredRegion } from '../schema.ts';

/** A labelled document of a project's working copy. */
export interface ProjectDocument {
  location: string;
  language?: string | null;
  dataset?: 'Train' | 'Test' | null;
  regions: StoredRegion[];
}

/** Rows in one insert: seven parameters a row, of the 65,535 that a statement may have. */
const INSERT_BATCH_SIZE = 500;

/** Replaces a project's working copy by these documents, in this order, all or nothing. Returns how many they are. */
export function replaceProjectDocuments(
  db: Queryable,
  projectId: string,
  documents: Iterable<ProjectDocument>,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    await trx.deleteFrom('project_documents').where('project_id', '=', projectId).execute();
    let position = 0;
    for (const batch of batches(documents, INSERT_BATCH_SIZE)) {
      const rows = batch.map((document) => ({
        project_id: projectId,
        position: position++,
        location: document.location,
        language: document.language ?? null,
        dataset: document.dataset ?? null,
        regions: json(document.regions),
      }));
      await trx.insertInto('project_documents').values(rows).execute();
    }
    return position;
  });
}

/**
 * Reads the working copy in its order, a batch at a time, so that 100,000 documents need not fit into memory. Read in
 * a transaction of isolation level `repeatable read` to be sure of one state of it.
 */
export async function* readProjectDocuments(
  db: Queryable,
  projectId: string,
  batchSize = 500,
): AsyncGenerator<ProjectDocumentRow> {
  let after = -1;
  while (true) {
    const rows = await db
      .selectFrom('project_documents')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('position', '>', after)
      .orderBy('position')
      .limit(batchSize)
      .execute();
    yield* rows;
    if (rows.length < batchSize) return;
    after = rows[rows.length - 1].position;
  }
}
