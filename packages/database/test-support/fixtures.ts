import { randomUUID } from 'node:crypto';
import {
  type Claim,
  claimJob,
  createJob,
  insertModel,
  type JobKind,
  type JobRow,
  type ModelRow,
  type ProjectDescription,
  type ProjectDocumentRow,
  type ProjectRow,
  type Queryable,
  readProjectDocuments,
  type TrainedModel,
  upsertProject,
} from '../src/index.ts';

export function projectNamed(name: string, rest: Partial<ProjectDescription> = {}): ProjectDescription {
  return {
    name,
    container: 'letters',
    language: 'en-us',
    multilingual: false,
    description: null,
    settings: {},
    ...rest,
  };
}

/** A project of a name that no other test has. */
export async function newProject(db: Queryable): Promise<ProjectRow> {
  return (await upsertProject(db, projectNamed(`project-${randomUUID()}`))).project;
}

export async function newJob(db: Queryable, kind: JobKind = 'export', project?: ProjectRow): Promise<string> {
  const { id, name } = project ?? (await newProject(db));
  return createJob(db, { kind, projectId: id, projectName: name, payload: { asked: kind } });
}

/** A job that this "worker" has claimed for a minute (or as long as said). */
export async function claimedJob(
  db: Queryable,
  kind: JobKind = 'export',
  leaseSeconds = 60,
): Promise<{ job: JobRow; claim: Claim }> {
  const claimed = await claimJob(db, await newJob(db, kind), leaseSeconds);
  if (!claimed) throw new Error('A new job could not be claimed.');
  return claimed;
}

export function modelFor(project: ProjectRow, label: string, rest: Partial<TrainedModel> = {}): TrainedModel {
  const id = randomUUID();
  return {
    project_id: project.id,
    label,
    model_id: `${label}-20260101T000000-${id.replaceAll('-', '')}`,
    training_config_version: '2022-05-01',
    artifact_prefix: `models/${id}/`,
    artifact_bytes: 5_000_000_000,
    manifest_sha256: 'a'.repeat(64),
    snapshot_key: `snapshots/${project.id}/b.json`,
    evaluation_options: { kind: 'percentage' },
    evaluation_summary: { microF1: 0.9 },
    trained_at: new Date('2026-01-01T00:00:00.123Z'),
    training_seconds: 12.5,
    evaluationDocuments: [],
    ...rest,
  };
}

export function newModel(
  db: Queryable,
  project: ProjectRow,
  label: string,
  rest: Partial<TrainedModel> = {},
): Promise<ModelRow> {
  return db.transaction().execute((trx) => insertModel(trx, modelFor(project, label, rest)));
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
