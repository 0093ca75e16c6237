import { getProjectForUpdate, upsertProject } from '@spansmith/database';
import { created, type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { requireSameName } from '../../find.ts';
import { mergePatch } from '../../wire/merge-patch.ts';
import { toProject } from '../../wire/project.ts';

/**
 * `PATCH …/projects/{projectName}`: creates the project (201) or changes it (200). As in any merge patch (RFC 7396),
 * a member that is left out keeps its value and null takes it away.
 */
export function createProject({ db }: AuthoringContext): Handler<'createProject'> {
  return async ({ params, body }) => {
    requireSameName(params.projectName, body.projectName, 'projectName');
    const { project, created: isNew } = await db.transaction().execute(async (trx) => {
      const old = await getProjectForUpdate(trx, params.projectName);
      return upsertProject(trx, {
        name: params.projectName,
        container: body.storageInputContainerName,
        language: body.language,
        multilingual: merged(body.multilingual, old?.multilingual, false),
        description: merged(body.description, old?.description, null),
        settings: body.settings === null ? {} : mergePatch(old?.settings ?? {}, body.settings ?? {}),
      });
    });
    return isNew ? created(toProject(project)) : ok(toProject(project));
  };
}

function merged<Value>(patch: Value | null | undefined, old: Value | undefined, fallback: Value): Value {
  if (patch === null) return fallback;
  return patch ?? old ?? fallback;
}
