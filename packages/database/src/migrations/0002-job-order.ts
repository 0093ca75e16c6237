import { type Kysely, sql } from 'kysely';

/** The order in which jobs were accepted, and an index to find what a job of a project waits for. */
const STATEMENTS = [
  'alter table jobs add column sequence bigint generated always as identity',
  `create index jobs_waited_for on jobs (project_name, sequence)
    where kind <> 'train' and status in ('notStarted', 'running', 'cancelling')`,
];

/** Numbers jobs in the order in which they were accepted, and indexes what a job waits for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
