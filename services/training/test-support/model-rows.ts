import { randomUUID } from 'node:crypto';
import { insertModel, type ModelRow, type Queryable } from '@spansmith/database';
import { artifactPrefix } from '@spansmith/object-store';

/** A model's row as a training writes it, for tests that never run the model. */
export async function insertModelRow(
  db: Queryable,
  projectName: string,
  label: string,
  snapshotKey = 'snapshots/none',
): Promise<ModelRow> {
  const project = await db
    .selectFrom('projects')
    .select('id')
    .where('name', '=', projectName)
    .executeTakeFirstOrThrow();
  const artifactId = randomUUID();
  return db.transaction().execute((trx) =>
    insertModel(trx, {
      project_id: project.id,
      label,
      model_id: `${label}-${artifactId}`,
      training_config_version: '2022-05-01',
      artifact_prefix: artifactPrefix(artifactId),
      artifact_bytes: 1,
      manifest_sha256: '0'.repeat(64),
      snapshot_key: snapshotKey,
      evaluation_options: {},
      evaluation_summary: {},
      trained_at: new Date(),
      training_seconds: 1,
      evaluationDocuments: [],
    }),
  );
}
