import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';

/** A json column: read as a parsed value, written as JSON text (see `json()` in `json.ts`, which also says why not jsonb). */
type Json<T> = ColumnType<T, string, string>;

/** Text that a user chose freely. A text column can't hold every JavaScript string, a json column can. */
type FreeText = Json<string>;
type Timestamp = ColumnType<Date, Date, Date>;
type CreatedAt = ColumnType<Date, Date | undefined, never>;

/** Work that authoring accepts with a 202. */
export type JobKind =
  | 'import'
  | 'export'
  | 'train'
  | 'deploy'
  | 'delete-deployment'
  | 'swap-deployments'
  | 'load-snapshot'
  | 'delete-project';

/** The contract's job states (`partiallyCompleted` is never used: the JS client polls it for ever). */
export type JobStatus = 'notStarted' | 'running' | 'succeeded' | 'failed' | 'cancelling' | 'cancelled';

/** The contract's error object, as stored with a failed job. */
export interface StoredError {
  code: string;
  message: string;
  target?: string;
  details?: StoredError[];
  innererror?: { code: string; message: string; target?: string; details?: Record<string, string> };
}

/** The contract's warning object, as stored with a job that ended. */
export interface StoredWarning {
  code: string;
  message: string;
}

/** A project: its properties and its entity types, in the state that authoring sees. */
export interface ProjectTable {
  id: Generated<string>;
  name: string;
  container: string;
  language: string;
  multilingual: boolean;
  description: FreeText | null;
  settings: Json<Record<string, unknown>>;
  /** Entity types in the order of the labels file. */
  entities: Json<{ category: string }[]>;
  created_at: CreatedAt;
  modified_at: Timestamp;
  last_trained_at: Timestamp | null;
  last_deployed_at: Timestamp | null;
}

/** One labelled document of a project's working copy. `regions` is the wire shape of the labels file. */
export interface ProjectDocumentTable {
  project_id: string;
  position: number;
  location: string;
  language: string | null;
  dataset: 'Train' | 'Test' | null;
  regions: Json<StoredRegion[]>;
}

/** As in the labels file: UTF-16 code units, offsets relative to the document's text. */
export interface StoredRegion {
  regionOffset: number;
  regionLength: number;
  labels: { category: string; offset: number; length: number }[];
}

/**
 * One long-running job. Postgres is the truth about it; the queue only says "go".
 *
 * A worker holds a lease (`lease_expires_at`) that it renews while it works; `attempt` is the fencing token: only
 * the attempt that claimed the job last may write to it.
 */
export interface JobTable {
  id: string;
  /** Rises from job to job: those of a project run in the order in which they were accepted. */
  sequence: GeneratedAlways<number>;
  kind: JobKind;
  /** Null once the project is gone; `project_name` still answers status requests then. */
  project_id: string | null;
  project_name: string;
  /** Model label or deployment name, where the job has one. */
  target: string | null;
  status: JobStatus;
  payload: Json<unknown>;
  result: Json<unknown> | null;
  errors: Json<StoredError[]>;
  warnings: Json<StoredWarning[]>;
  /** Newest progress of a training job (stage, percent, ETA...), as in the last training event. */
  progress: Json<unknown> | null;
  attempt: Generated<number>;
  /** Null before the first claim, after the end, and while a job that lost its worker waits for the next one. */
  lease_expires_at: Timestamp | null;
  /** How often a worker vanished with this job; at five it fails instead of taking down one worker after another. */
  lost_leases: Generated<number>;
  /** When the job was last handed to the queue. */
  queued_at: CreatedAt;
  created_at: CreatedAt;
  updated_at: Timestamp;
  started_at: Timestamp | null;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
}

/** Written in the same transaction as the job row; the relay moves it to the queue and deletes it. */
export interface OutboxTable {
  id: GeneratedAlways<number>;
  queue: QueueName;
  job_id: string;
  created_at: CreatedAt;
}

/** The queues that carry the ids of jobs to workers. */
export type QueueName = 'project-jobs' | 'training-jobs' | 'analyze-jobs';

/** The log behind the server-sent events of a training job; `sequence` starts at 1 in each job. */
export interface TrainingEventTable {
  job_id: string;
  sequence: number;
  event: Json<unknown>;
  created_at: CreatedAt;
}

/**
 * A trained model. Retraining under the same label supersedes the row instead of changing it, so that deployments of
 * the older model go on answering until they are redeployed.
 */
export interface ModelTable {
  id: Generated<string>;
  project_id: string;
  label: string;
  /** The wire's `modelId`: `<label>-<yyyyMMddThhmmss>-<32 hex>`. */
  model_id: string;
  training_config_version: string;
  /** Object-store prefix of the artifact, e.g. `models/<uuid>/`. */
  artifact_prefix: string;
  artifact_bytes: number;
  /** SHA-256 of the manifest, hex; the manifest holds the hashes of the other files. */
  manifest_sha256: string;
  /** Object-store key of the frozen training set that it was trained on. */
  snapshot_key: string;
  evaluation_options: Json<unknown>;
  evaluation_summary: Json<unknown>;
  trained_at: Timestamp;
  training_seconds: number;
  expires_at: Timestamp;
  superseded_at: Timestamp | null;
}

/** One test document of a model's evaluation, in the wire shape of `evaluation/result`. */
export interface ModelEvaluationDocumentTable {
  model_id: string;
  position: number;
  document: Json<unknown>;
}

/** A name under which a model answers. */
export interface DeploymentTable {
  project_id: string;
  name: string;
  model_id: string;
  deployed_at: Timestamp;
  expires_at: Timestamp;
}

/** One analyze request: its documents, and how it stands. Its tasks have rows of their own. */
export interface AnalyzeJobTable {
  id: Generated<string>;
  display_name: FreeText | null;
  status: JobStatus;
  default_language: FreeText | null;
  /** Emptied when the job ends: texts are not kept longer than needed. */
  documents: Json<AnalyzeDocument[]>;
  errors: Json<StoredError[]>;
  attempt: Generated<number>;
  lease_expires_at: Timestamp | null;
  lost_leases: Generated<number>;
  queued_at: CreatedAt;
  created_at: CreatedAt;
  updated_at: Timestamp;
  expires_at: Timestamp;
}

/** A document of an analyze request. */
export interface AnalyzeDocument {
  id: string;
  text: string;
  language?: string;
}

/** What a task found: the wire shape of its `results`, with statistics always included. */
export interface StoredAnalyzeResults {
  documents: ({ id: string } & Record<string, unknown>)[];
  errors: { id: string; error: StoredError }[];
}

/** One task of an analyze job: which deployment is asked, and what it found. */
export interface AnalyzeTaskTable {
  job_id: string;
  position: number;
  task_name: FreeText | null;
  project_name: FreeText;
  deployment_name: FreeText;
  string_index_type: string;
  status: JobStatus;
  updated_at: Timestamp;
  /** Null until the task has ended. */
  results: Json<StoredAnalyzeResults> | null;
  error: Json<StoredError> | null;
}

/** All tables, for kysely. */
export interface Database {
  projects: ProjectTable;
  project_documents: ProjectDocumentTable;
  jobs: JobTable;
  outbox: OutboxTable;
  training_events: TrainingEventTable;
  models: ModelTable;
  model_evaluation_documents: ModelEvaluationDocumentTable;
  deployments: DeploymentTable;
  analyze_jobs: AnalyzeJobTable;
  analyze_tasks: AnalyzeTaskTable;
}

/** A row of `projects`, as it is read. */
export type ProjectRow = Selectable<ProjectTable>;
/** A row of `project_documents`, as it is read. */
export type ProjectDocumentRow = Selectable<ProjectDocumentTable>;
/** A row of `jobs`, as it is read. */
export type JobRow = Selectable<JobTable>;
/** A row of `models`, as it is read. */
export type ModelRow = Selectable<ModelTable>;
/** A row of `deployments`, as it is read. */
export type DeploymentRow = Selectable<DeploymentTable>;
/** A row of `analyze_jobs`, as it is read. */
export type AnalyzeJobRow = Selectable<AnalyzeJobTable>;
/** A row of `analyze_tasks`, as it is read. */
export type AnalyzeTaskRow = Selectable<AnalyzeTaskTable>;
