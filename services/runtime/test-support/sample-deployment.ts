import { randomUUID } from 'node:crypto';
import type { ModelRow, ProjectRow } from '@spansmith/database';
import { writeArtifact } from '@spansmith/model-artifact';
import { artifactPrefix } from '@spansmith/object-store';
import { trainSampleModel } from '../../../packages/inference/test-support/sample-model.ts';
import { insertTestDeployment, insertTestModel, insertTestProject } from '../../../tests/support/rows.ts';
import type { TestServices } from '../../../tests/support/services.ts';

let tagger: ReturnType<typeof trainSampleModel> | undefined;

/** Writes a real model (Person, Place: who moved where) to the store, and its row. It is trained once a test file. */
export async function writeSampleModel({ backends }: TestServices, project: ProjectRow): Promise<ModelRow> {
  tagger ??= trainSampleModel();
  const trained = await tagger;
  const prefix = artifactPrefix(randomUUID());
  const { manifestSha256, sizeBytes } = await writeArtifact(backends.objects, prefix, {
    model: trained.toOnnx(),
    categories: ['Person', 'Place'],
    tagger: trained.description,
    training: { configVersion: '2022-05-01', dataSha256: '0'.repeat(64), seed: 1 },
  });
  return insertTestModel(backends.database.db, project, 'moves', {
    artifact_prefix: prefix,
    artifact_bytes: sizeBytes,
    manifest_sha256: manifestSha256,
  });
}

/** A new project with a sample model, deployed as `production`. */
export async function deploySample(
  services: TestServices,
  projectName: string,
): Promise<{ project: ProjectRow; model: ModelRow }> {
  const { db } = services.backends.database;
  const project = await insertTestProject(db, projectName);
  const model = await writeSampleModel(services, project);
  await insertTestDeployment(db, model, 'production');
  return { project, model };
}
