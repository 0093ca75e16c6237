import { invalidArgument } from '@spansmith/contract';
import { createJob, getProject } from '@spansmith/database';
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
    const id = await createJob(db, {
      kind: 'import',
      projectId: project?.id ?? null,
      projectName,
      payload: { labelsFile: body },
    });
    return accepted(links.operationLocation(jobPath.import(projectName, id)));
  };
}

/** The body is checked by the job only, so nothing is known of its types here. */
function refuseOtherKinds({ metadata, assets }: { metadata?: unknown; assets?: unknown }): void {
  const kind = projectKind(metadata);
  if (kind !== KIND) {
    throw invalidArgument(
      `metadata.projectKind is ${JSON.stringify(kind) ?? 'missing'}. This server has projects of the kind ${KIND} only.`,
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

function projectKind(holder: unknown): unknown {
  return (holder as { projectKind?: unknown } | null | undefined)?.projectKind;
}
