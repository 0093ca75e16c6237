import { notFound } from '@spansmith/contract';
import {
  type ProjectDocumentRow,
  type ProjectRow,
  type Queryable,
  readProjectDocuments,
  replaceProjectDocuments,
  upsertProject,
} from '@spansmith/database';
import {
  type LabelledDocument,
  type LabelledProject,
  parseRegions,
  serializeRegions,
} from '@spansmith/labels';

/**
 * A project's labels as they are now, read in one state however many documents there are.
 *
 * @throws ApiError ProjectNotFound
 */
export function readWorkingCopy(
  db: Queryable,
  project: { id: string | null; name: string },
): Promise<LabelledProject> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const row = await trx
        .selectFrom('projects')
        .selectAll()
        .where('id', '=', project.id)
        .executeTakeFirst();
      if (!row) throw notFound('Project', project.name);
      const documents: LabelledDocument[] = [];
      for await (const document of readProjectDocuments(trx, row.id)) documents.push(toDocument(document));
      return { metadata: toMetadata(row), entities: row.entities, documents };
    });
}

/**
 * Makes these labels, with everything the labels file says of the project, the working copy of the project `name`,
 * which is created if there is none. The metadata's own project name is not looked at. Run it in a transaction.
 */
export async function replaceWorkingCopy(
  trx: Queryable,
  name: string,
  { metadata, entities, documents }: LabelledProject,
): Promise<void> {
  const { project } = await upsertProject(trx, {
    name,
    container: metadata.storageInputContainerName,
    language: metadata.language,
    multilingual: metadata.multilingual,
    description: metadata.description ?? null,
    settings: metadata.settings,
    entities,
  });
  const rows = documents.map(({ regions, ...document }) => ({
    ...document,
    regions: serializeRegions(regions),
  }));
  await replaceProjectDocuments(trx, project.id, rows);
}

function toMetadata(row: ProjectRow): LabelledProject['metadata'] {
  return {
    projectName: row.name,
    storageInputContainerName: row.container,
    language: row.language,
    multilingual: row.multilingual,
    ...(row.description !== null && { description: row.description }),
    settings: row.settings,
  };
}

function toDocument({ location, language, dataset, regions }: ProjectDocumentRow): LabelledDocument {
  return {
    location,
    ...(language !== null && { language }),
    ...(dataset !== null && { dataset }),
    regions: parseRegions(regions),
  };
}
