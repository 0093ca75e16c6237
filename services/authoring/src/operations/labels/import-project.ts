import { invalidArgument } from '@spansmith/contract';
import { createJob, getProject, type NewJob, ProjectGoneError, type Queryable } from '@spansmith/database';
import { accepted, type Handler } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { jobPath } from '../../paths.ts';

const KIND = 'CustomEntityRecognition';

/**
 * `POST …/{projectName}/:import`: refuses what is no labels file for custom entities, and leaves the rest to the job,
 * which checks every label against its text. The project is the one that the path names.
 */
export function importProject({ db }: AuthoringContext): Handler<'importProject'> {
  return async ({ params: { projectName }, body, links }) => {
    refuseOtherKinds(body);
    const project = await getProject(db, projectName);
    const payload = { labelsFile: body };
    const id = await createImportJob(db, { projectId: project?.id ?? null, projectName, payload });
    return accepted(links.operationLocation(jobPath.import(projectName, id)));
  };
}

/** A project that was deleted since it was looked up is as good as one that never was: the import makes it. */
async function createImportJob(db: Queryable, job: Omit<NewJob, 'kind'>): Promise<string> {
  try {
    return await createJob(db, { ...job, kind: 'import' });
  } catch (error) {
    if (!(error instanceof ProjectGoneError)) throw error;
    return createJob(db, { ...job, kind: 'import', projectId: null });
  }
}

/** The body is checked by the job only, so nothing is known of its types here. */
function refuseOtherKinds({ metadata, assets }: { metadata?: unknown; assets?: unknown }): void {
  const kind = projectKind(metadata);
  if (kind !== KIND) {
    throw invalidArgument(
      `metadata.projectKind must be "${KIND}"${notQuoted(kind)}. This server has no projects of other kinds.`,
      { target: 'metadata.projectKind' },
    );
  }
  if (assets && projectKind(assets) !== kind) {
    throw invalidArgument(
      "The project kind in the exported project's metadata must match the assets' project kind.",
      { target: 'assets.projectKind' },
    );
  }
}

const notQuoted = (kind: unknown) =>
  typeof kind === 'string' && kind.length <= 60 ? `, not ${JSON.stringify(kind)}` : '';

function projectKind(holder: unknown): unknown {
  return (holder as { projectKind?: unknown } | null | undefined)?.projectKind;
}
