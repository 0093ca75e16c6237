import { type Kysely, sql } from 'kysely';

/**
 * Names are compared by bytes (collation "C"), so that lists have the same order on every server. Timestamps have the
 * milliseconds of a JavaScript Date. Why json and not jsonb: see `json.ts`.
 */
const STATEMENTS = [
  `create table projects (
    id uuid primary key default gen_random_uuid(),
    name text collate "C" not null unique check (length(name) between 1 and 100),
    container text not null,
    language text not null,
    multilingual boolean not null,
    description json,
    settings json not null,
    entities json not null,
    created_at timestamptz(3) not null default now(),
    modified_at timestamptz(3) not null,
    last_trained_at timestamptz(3),
    last_deployed_at timestamptz(3)
  )`,

  `create table project_documents (
    project_id uuid not null references projects on delete cascade,
    position integer not null check (position >= 0),
    location text collate "C" not null,
    language text,
    dataset text check (dataset in ('Train', 'Test')),
    regions json not null,
    primary key (project_id, position),
    unique (project_id, location)
  )`,

  `create table jobs (
    id text primary key,
    kind text not null check (kind in ('import', 'export', 'train', 'deploy', 'delete-deployment', 'swap-deployments',
      'load-snapshot', 'delete-project')),
    project_id uuid references projects on delete set null,
    project_name text collate "C" not null,
    target text,
    status text not null check (status in ('notStarted', 'running', 'succeeded', 'failed', 'cancelling', 'cancelled')),
    payload json not null,
    result json,
    errors json not null,
    warnings json not null,
    progress json,
    attempt integer not null default 0 check (attempt >= 0),
    lease_expires_at timestamptz(3),
    lost_leases integer not null default 0,
    queued_at timestamptz(3) not null default now(),
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null,
    started_at timestamptz(3),
    ended_at timestamptz(3),
    expires_at timestamptz(3) not null,
    check ((ended_at is not null) = (status in ('succeeded', 'failed', 'cancelled')))
  )`,
  // One training job a project at a time, whatever several authoring processes do at once.
  `create unique index jobs_one_training on jobs (project_id)
    where kind = 'train' and status in ('notStarted', 'running', 'cancelling')`,
  'create index jobs_of_project on jobs (project_id, kind, created_at desc, id)',
  `create index jobs_active on jobs (queued_at) where status in ('notStarted', 'running', 'cancelling')`,
  'create index jobs_expiry on jobs (expires_at)',

  `create table outbox (
    id bigint generated always as identity primary key,
    queue text not null check (queue in ('project-jobs', 'training-jobs', 'analyze-jobs')),
    job_id text not null,
    created_at timestamptz(3) not null default now()
  )`,
  'create index outbox_jobs on outbox (job_id)',
  `create function notify_outbox() returns trigger language plpgsql as $$
    begin
      perform pg_notify('spansmith_outbox', '');
      return null;
    end
  $$`,
  'create trigger outbox_inserted after insert on outbox for each statement execute function notify_outbox()',

  `create table training_events (
    job_id text not null references jobs on delete cascade,
    sequence integer not null check (sequence >= 1),
    event json not null,
    created_at timestamptz(3) not null default now(),
    primary key (job_id, sequence)
  )`,

  `create table models (
    id uuid primary key default gen_random_uuid(),
    project_id uuid not null references projects on delete cascade,
    label text collate "C" not null check (length(label) between 1 and 100),
    model_id text not null unique,
    training_config_version text not null,
    artifact_prefix text not null,
    artifact_bytes bigint not null check (artifact_bytes >= 0),
    manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
    snapshot_key text not null,
    evaluation_options json not null,
    evaluation_summary json not null,
    trained_at timestamptz(3) not null,
    training_seconds double precision not null check (training_seconds >= 0),
    expires_at timestamptz(3) not null,
    superseded_at timestamptz(3)
  )`,
  'create unique index models_current on models (project_id, label) where superseded_at is null',
  'create index models_of_project on models (project_id, label)',

  `create table model_evaluation_documents (
    model_id uuid not null references models on delete cascade,
    position integer not null check (position >= 0),
    document json not null,
    primary key (model_id, position)
  )`,

  // No action (rather than restrict) on the model: a project's deletion reaches both rows in one statement.
  `create table deployments (
    project_id uuid not null references projects on delete cascade,
    name text collate "C" not null check (length(name) between 1 and 100),
    model_id uuid not null references models,
    deployed_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    primary key (project_id, name)
  )`,
  'create index deployments_of_model on deployments (model_id)',

  `create table analyze_jobs (
    id text primary key default gen_random_uuid()::text,
    display_name json,
    status text not null check (status in ('notStarted', 'running', 'succeeded', 'failed', 'cancelling', 'cancelled')),
    default_language json,
    documents json not null,
    errors json not null,
    attempt integer not null default 0 check (attempt >= 0),
    lease_expires_at timestamptz(3),
    lost_leases integer not null default 0,
    queued_at timestamptz(3) not null default now(),
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null,
    expires_at timestamptz(3) not null
  )`,
  `create index analyze_jobs_active on analyze_jobs (queued_at) where status in ('notStarted', 'running', 'cancelling')`,
  'create index analyze_jobs_expiry on analyze_jobs (expires_at)',

  `create table analyze_tasks (
    job_id text not null references analyze_jobs on delete cascade,
    position integer not null check (position >= 0),
    task_name json,
    project_name json not null,
    deployment_name json not null,
    string_index_type text not null check (string_index_type in ('TextElements_v8', 'UnicodeCodePoint', 'Utf16CodeUnit')),
    status text not null check (status in ('notStarted', 'running', 'succeeded', 'failed', 'cancelling', 'cancelled')),
    updated_at timestamptz(3) not null,
    results json,
    error json,
    primary key (job_id, position),
    check (status <> 'succeeded' or results is not null)
  )`,
];

/** Makes all tables of the first version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
