import { type SelectQueryBuilder, sql } from 'kysely';
import { type DatabaseTransaction, inTransaction, type Queryable } from '../in-transaction.ts';
import { isStorableName } from '../names.ts';
import type { PageRequest } from '../page.ts';
import { expiry, RETENTION } from '../retention.ts';
import type { Database, DeploymentRow, ModelRow, ProjectRow } from '../schema.ts';

/** A deployment and what is told of its model; without the evaluation, which can be large. */
export interface Deployment extends DeploymentRow {
  model: Pick<
    ModelRow,
    | 'id'
    | 'label'
    | 'model_id'
    | 'training_config_version'
    | 'artifact_prefix'
    | 'artifact_bytes'
    | 'manifest_sha256'
    | 'trained_at'
  >;
}

/**
 * Deploys a model (its row's id) under a name, instead of the model that had the name before.
 *
 * @returns whether it was done; false: the project has no such model (any more)
 */
export function putDeployment(
  db: Queryable,
  deployment: { projectId: string; name: string; modelId: string },
): Promise<boolean> {
  const { projectId, name, modelId } = deployment;
  return inTransaction(db, async (trx) => {
    const model = await trx
      .selectFrom('models')
      .select('id')
      .where('id', '=', modelId)
      .where('project_id', '=', projectId)
      .forKeyShare()
      .executeTakeFirst();
    if (!model) return false;
    const deployed = {
      model_id: modelId,
      deployed_at: sql<Date>`now()`,
      expires_at: expiry(RETENTION.deployments),
    };
    await trx
      .insertInto('deployments')
      .values({ project_id: projectId, name, ...deployed })
      .onConflict((conflict) => conflict.columns(['project_id', 'name']).doUpdateSet(deployed))
      .execute();
    await noteDeployment(trx, projectId);
    return true;
  });
}

/** A project's deployment of this name, if there is one. */
export async function getDeployment(
  db: Queryable,
  projectId: string,
  name: string,
): Promise<Deployment | undefined> {
  if (!isStorableName(name)) return undefined;
  const row = await withModel(db)
    .where('deployments.project_id', '=', projectId)
    .where('deployments.name', '=', name)
    .executeTakeFirst();
  return row && toDeployment(row);
}

/** A project's deployments, by name. */
export async function listDeployments(
  db: Queryable,
  projectId: string,
  page: PageRequest,
): Promise<Deployment[]> {
  const rows = await withModel(db)
    .where('deployments.project_id', '=', projectId)
    .orderBy('deployments.name')
    .offset(page.skip)
    .limit(page.limit)
    .execute();
  return rows.map(toDeployment);
}

/** Returns whether there was such a deployment. */
export async function deleteDeployment(db: Queryable, projectId: string, name: string): Promise<boolean> {
  if (!isStorableName(name)) return false;
  const deleted = await db
    .deleteFrom('deployments')
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Exchanges the models of two deployments. Returns the names that don't exist; then nothing was changed. */
export function swapDeployments(
  db: Queryable,
  projectId: string,
  first: string,
  second: string,
): Promise<string[]> {
  return inTransaction(db, async (trx) => {
    const rows = await trx
      .selectFrom('deployments')
      .select(['name', 'model_id'])
      .where('project_id', '=', projectId)
      .where(sql<boolean>`name = any(${[first, second].filter(isStorableName)})`)
      .orderBy('name')
      .forUpdate()
      .execute();
    const modelOf = new Map(rows.map((row) => [row.name, row.model_id]));
    const missing = [...new Set([first, second])].filter((name) => !modelOf.has(name));
    if (missing.length > 0) return missing;
    for (const [name, other] of [
      [first, second],
      [second, first],
    ]) {
      await trx
        .updateTable('deployments')
        .set({ model_id: modelOf.get(other), deployed_at: sql`now()` })
        .where('project_id', '=', projectId)
        .where('name', '=', name)
        .execute();
    }
    await noteDeployment(trx, projectId);
    return [];
  });
}

/** What a prediction request names, by names alone: the project, and its deployment if it has that one. */
export async function findDeployment(
  db: Queryable,
  projectName: string,
  deploymentName: string,
): Promise<{ project: ProjectRow; deployment: Deployment | undefined } | undefined> {
  if (!isStorableName(projectName)) return undefined;
  const project = await db
    .selectFrom('projects')
    .selectAll()
    .where('name', '=', projectName)
    .executeTakeFirst();
  return project && { project, deployment: await getDeployment(db, project.id, deploymentName) };
}

/** The project has been deployed now. */
async function noteDeployment(trx: DatabaseTransaction, projectId: string): Promise<void> {
  await trx
    .updateTable('projects')
    .set({ last_deployed_at: sql`now()` })
    .where('id', '=', projectId)
    .execute();
}

function withModel(db: Queryable) {
  return db
    .selectFrom('deployments')
    .innerJoin('models', 'models.id', 'deployments.model_id')
    .select([
      'deployments.project_id',
      'deployments.name',
      'deployments.model_id as model_row_id',
      'deployments.deployed_at',
      'deployments.expires_at',
      'models.label',
      'models.model_id',
      'models.training_config_version',
      'models.artifact_prefix',
      'models.artifact_bytes',
      'models.manifest_sha256',
      'models.trained_at',
    ]);
}

type DeploymentAndModel =
  ReturnType<typeof withModel> extends SelectQueryBuilder<Database, 'deployments' | 'models', infer Row>
    ? Row
    : never;

function toDeployment(row: DeploymentAndModel): Deployment {
  const { project_id, name, model_row_id, deployed_at, expires_at, ...model } = row;
  return {
    project_id,
    name,
    model_id: model_row_id,
    deployed_at,
    expires_at,
    model: { id: model_row_id, ...model },
  };
}
