import { sql } from 'kysely';
import { inTransaction, type Queryable } from '../in-transaction.ts';
import { json, jsonOrNull } from '../json.ts';
import { cancelLocked, workedOn } from '../leases.ts';
import { isStorableName } from '../names.ts';
import type { PageRequest } from '../page.ts';
import type { ProjectRow } from '../schema.ts';
import { authoringJobs } from './jobs.ts';

/** A project as callers describe it. */
export interface ProjectDescription {
  name: string;
  container: string;
  language: string;
  multilingual: boolean;
  description: string | null;
  settings: Record<string, unknown>;
  /** Absent: a new project has none, an old one keeps its own. */
  entities?: { category: string }[];
}

/** Creates the project, or gives the one of that name these properties. `created` tells which. */
export async function upsertProject(
  db: Queryable,
  project: ProjectDescription,
): Promise<{ project: ProjectRow; created: boolean }> {
  const properties = {
    container: project.container,
    language: project.language,
    multilingual: project.multilingual,
    description: jsonOrNull(project.description),
    settings: json(project.settings),
    modified_at: sql<Date>`now()`,
  };
  const { created, ...row } = await db
    .insertInto('projects')
    .values({ name: project.name, entities: json(project.entities ?? []), ...properties })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet(project.entities ? { ...properties, entities: json(project.entities) } : properties),
    )
    .returningAll()
    // An inserted row version has no deleting transaction; an updated one carries the updater's.
    .returning(sql<boolean>`xmax = 0`.as('created'))
    .executeTakeFirstOrThrow();
  return { project: row, created };
}

/** Undefined: no project of that name (names are case-sensitive). */
export async function getProject(db: Queryable, name: string): Promise<ProjectRow | undefined> {
  if (!isStorableName(name)) return undefined;
  return db.selectFrom('projects').selectAll().where('name', '=', name).executeTakeFirst();
}

/** As `getProject`, locked until the transaction ends: to change a project by what it is now. */
export async function getProjectForUpdate(trx: Queryable, name: string): Promise<ProjectRow | undefined> {
  if (!isStorableName(name)) return undefined;
  return trx.selectFrom('projects').selectAll().where('name', '=', name).forUpdate().executeTakeFirst();
}

/** Projects by name. */
export function listProjects(db: Queryable, page: PageRequest): Promise<ProjectRow[]> {
  return db.selectFrom('projects').selectAll().orderBy('name').offset(page.skip).limit(page.limit).execute();
}

/**
 * Deletes a project with its documents, models, evaluations and deployments. Its jobs remain, without the project, to
 * answer status requests; those still at work are cancelled, except deletions, which have what they want, and imports,
 * which were accepted later and make the project anew. The caller deletes the objects.
 *
 * @returns whether there was such a project
 */
export function deleteProject(db: Queryable, projectId: string): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    // Jobs before the project, in the order in which a job that ends locks them: so neither waits for the other.
    const active = await trx
      .selectFrom('jobs')
      .select(['id', workedOn.as('worked_on')])
      .where('project_id', '=', projectId)
      .where('status', 'in', ['notStarted', 'running', 'cancelling'])
      .where('kind', 'not in', ['delete-project', 'import'])
      .orderBy('id')
      .forUpdate()
      .execute();
    await cancelLocked(trx, authoringJobs, active);
    const deleted = await trx.deleteFrom('projects').where('id', '=', projectId).executeTakeFirst();
    return deleted.numDeletedRows > 0n;
  });
}
