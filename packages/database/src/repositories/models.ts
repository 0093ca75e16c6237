import { type Selectable, sql } from 'kysely';
import { batches } from '../batches.ts';
import { type DatabaseTransaction, inTransaction, type Queryable } from '../in-transaction.ts';
import { json } from '../json.ts';
import { isStorableName } from '../names.ts';
import type { PageRequest } from '../page.ts';
import { expiry, RETENTION } from '../retention.ts';
import type { ModelRow, ModelTable } from '../schema.ts';

/** A trained model, its artifact written and verified. */
export interface TrainedModel
  extends Pick<
    Selectable<ModelTable>,
    | 'project_id'
    | 'label'
    | 'model_id'
    | 'training_config_version'
    | 'artifact_prefix'
    | 'artifact_bytes'
    | 'manifest_sha256'
    | 'snapshot_key'
    | 'evaluation_options'
    | 'evaluation_summary'
    | 'trained_at'
    | 'training_seconds'
  > {
  /** One for each test document, in the wire shape of `evaluation/result`. */
  evaluationDocuments: Iterable<unknown>;
}

/**
 * Makes a model the current one of its label. The label's former model is superseded: deployments keep it, everything
 * else sees the new one.
 */
export async function insertModel(trx: DatabaseTransaction, model: TrainedModel): Promise<ModelRow> {
  const { evaluationDocuments, ...row } = model;
  await trx
    .updateTable('models')
    .set({ superseded_at: sql`now()` })
    .where('project_id', '=', row.project_id)
    .where('label', '=', row.label)
    .where('superseded_at', 'is', null)
    .execute();
  const inserted = await trx
    .insertInto('models')
    .values({
      ...row,
      evaluation_options: json(row.evaluation_options),
      evaluation_summary: json(row.evaluation_summary),
      expires_at: expiry(RETENTION.models),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  let position = 0;
  for (const batch of batches(evaluationDocuments, 500)) {
    const rows = batch.map((document) => ({
      model_id: inserted.id,
      position: position++,
      document: json(document),
    }));
    await trx.insertInto('model_evaluation_documents').values(rows).execute();
  }
  await trx
    .updateTable('projects')
    .set({ last_trained_at: row.trained_at })
    .where('id', '=', row.project_id)
    .execute();
  return inserted;
}

/** The current model of a label. */
export async function getModel(
  db: Queryable,
  projectId: string,
  label: string,
): Promise<ModelRow | undefined> {
  if (!isStorableName(label)) return undefined;
  return currentModels(db, projectId).selectAll().where('label', '=', label).executeTakeFirst();
}

/** A project's current models, by label. */
export function listModels(db: Queryable, projectId: string, page: PageRequest): Promise<ModelRow[]> {
  return currentModels(db, projectId)
    .selectAll()
    .orderBy('label')
    .offset(page.skip)
    .limit(page.limit)
    .execute();
}

function currentModels(db: Queryable, projectId: string) {
  return db.selectFrom('models').where('project_id', '=', projectId).where('superseded_at', 'is', null);
}

/** The test documents of a model's evaluation, in their order. */
export async function listModelEvaluationDocuments(
  db: Queryable,
  modelId: string,
  page: PageRequest,
): Promise<unknown[]> {
  const rows = await db
    .selectFrom('model_evaluation_documents')
    .select('document')
    .where('model_id', '=', modelId)
    .orderBy('position')
    .offset(page.skip)
    .limit(page.limit)
    .execute();
  return rows.map((row) => row.document);
}

/** What became of the deletion of a label's models. */
export type ModelDeletion =
  /** The rows that are gone, superseded ones included: the caller deletes their artifacts. */
  | { outcome: 'deleted'; models: ModelRow[] }
  /** Nothing was deleted: these deployments answer with a model of this label. */
  | { outcome: 'deployed'; deployments: string[] }
  | { outcome: 'not-found' };

/** Deletes a label's model, and the superseded ones of that label, unless one of them is deployed. */
export async function deleteModel(db: Queryable, projectId: string, label: string): Promise<ModelDeletion> {
  if (!isStorableName(label)) return { outcome: 'not-found' };
  return inTransaction(db, async (trx) => {
    // The lock keeps new deployments of these models waiting.
    const models = await trx
      .selectFrom('models')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('label', '=', label)
      .orderBy('id')
      .forUpdate()
      .execute();
    // Superseded rows alone are what an earlier deletion left to be cleaned up: for users that label is gone.
    if (models.every((model) => model.superseded_at !== null)) return { outcome: 'not-found' };
    const ids = models.map((model) => model.id);
    const deployed = await trx
      .selectFrom('deployments')
      .select('name')
      .where('model_id', 'in', ids)
      .orderBy('name')
      .execute();
    if (deployed.length > 0) return { outcome: 'deployed', deployments: deployed.map((row) => row.name) };
    await trx.deleteFrom('models').where('id', 'in', ids).execute();
    return { outcome: 'deleted', models };
  });
}

/**
 * Deletes models that nobody can reach any more: superseded for a while (`RETENTION.supersededModels`) and deployed
 * nowhere. The caller deletes the artifacts of the returned rows.
 */
export function deleteSupersededModels(db: Queryable, limit = 100): Promise<ModelRow[]> {
  return inTransaction(db, async (trx) => {
    const unused = await trx
      .selectFrom('models')
      .select('id')
      .where('superseded_at', '<', sql<Date>`now() - ${RETENTION.supersededModels}::interval`)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('deployments').select('name').whereRef('deployments.model_id', '=', 'models.id'),
          ),
        ),
      )
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    if (unused.length === 0) return [];
    const ids = unused.map((model) => model.id);
    return trx.deleteFrom('models').where('id', 'in', ids).returningAll().execute();
  });
}
