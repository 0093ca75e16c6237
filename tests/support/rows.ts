import { randomUUID } from 'node:crypto';
import {
  type Claim,
  claimJob,
  finishJob,
  insertModel,
  type JobEnding,
  type ModelRow,
  type ProjectDescription,
  type ProjectRow,
  putDeployment,
  type Queryable,
  type TrainedModel,
  upsertProject,
} from '../../packages/database/src/index.ts';

/** Puts a project into the database; its container is `letters`, unless `more` names another one. */
export async function insertTestProject(
  db: Queryable,
  name: string,
  more: Partial<ProjectDescription> = {},
): Promise<ProjectRow> {
  const { project } = await upsertProject(db, {
    name,
    container: 'letters',
    language: 'en',
    multilingual: false,
    description: null,
    settings: {},
    ...more,
  });
  return project;
}

/** Puts a trained model into the database, whose artifact is nowhere unless `more` says where. */
export function insertTestModel(
  db: Queryable,
  project: ProjectRow,
  label: string,
  more: Partial<TrainedModel> = {},
): Promise<ModelRow> {
  const id = randomUUID();
  return db.transaction().execute((trx) =>
    insertModel(trx, {
      project_id: project.id,
      label,
      model_id: `${label}-20260302T081240-${id.replaceAll('-', '')}`,
      training_config_version: '2022-05-01',
      artifact_prefix: `models/${id}/`,
      artifact_bytes: 1_000,
      manifest_sha256: '0'.repeat(64),
      snapshot_key: `snapshots/${project.id}/${'1'.repeat(64)}.json`,
      evaluation_options: { kind: 'manual' },
      evaluation_summary: {},
      trained_at: new Date('2026-03-02T08:12:40Z'),
      training_seconds: 20.6,
      evaluationDocuments: [],
      ...more,
    }),
  );
}

/** Deploys a model under a name. */
export async function insertTestDeployment(db: Queryable, model: ModelRow, name: string): Promise<void> {
  await putDeployment(db, { projectId: model.project_id, name, modelId: model.id });
}

/** Takes up a job that nobody works on, as a worker does. */
export async function claimTestJob(db: Queryable, jobId: string): Promise<Claim> {
  const claimed = await claimJob(db, jobId, 60);
  if (!claimed) throw new Error(`Job ${jobId} does not wait for a worker.`);
  return claimed.claim;
}

/** Takes up a job and ends it, as a worker does. */
export async function endTestJob(db: Queryable, jobId: string, ending: JobEnding): Promise<void> {
  const claim = await claimTestJob(db, jobId);
  await db.transaction().execute((trx) => finishJob(trx, claim, ending));
}
