import { randomUUID } from 'node:crypto';
import {
  type Claim,
  claimJob,
  createJob,
  finishJob,
  insertModel,
  type JobEnding,
  type JobKind,
  type JobRow,
  type ModelRow,
  type ProjectDescription,
  type ProjectRow,
  putDeployment,
  type Queryable,
  type TrainedModel,
  upsertProject,
} from '../../packages/database/src/index.ts';

/** What a caller says of a project, where a test does not care. Its container is `letters`. */
export function testProject(name: string, more: Partial<ProjectDescription> = {}): ProjectDescription {
  return {
    name,
    container: 'letters',
    language: 'en',
    multilingual: false,
    description: null,
    settings: {},
    ...more,
  };
}

/** Puts a project into the database, under a name that no other test has unless one is given. */
export async function insertTestProject(
  db: Queryable,
  name = `project-${randomUUID()}`,
  more: Partial<ProjectDescription> = {},
): Promise<ProjectRow> {
  return (await upsertProject(db, testProject(name, more))).project;
}

/** Puts a job of a project (a new one, unless it is given) into the database and the outbox. Returns its id. */
export async function insertTestJob(
  db: Queryable,
  kind: JobKind = 'export',
  project?: ProjectRow,
): Promise<string> {
  const { id, name } = project ?? (await insertTestProject(db));
  return createJob(db, { kind, projectId: id, projectName: name, payload: { asked: kind } });
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
      artifact_bytes: 5_000_000_000,
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

/** Takes up a job that nobody works on, as a worker does, for a minute. */
export async function claimTestJob(db: Queryable, jobId: string): Promise<{ job: JobRow; claim: Claim }> {
  const claimed = await claimJob(db, jobId, 60);
  if (!claimed) throw new Error(`Job ${jobId} does not wait for a worker.`);
  return claimed;
}

/** Takes up a job and ends it, as a worker does. */
export async function endTestJob(db: Queryable, jobId: string, ending: JobEnding): Promise<void> {
  const { claim } = await claimTestJob(db, jobId);
  await db.transaction().execute((trx) => finishJob(trx, claim, ending));
}
