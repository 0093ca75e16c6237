import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainedModel } from '@spansmith/database';
import { writeArtifact } from '@spansmith/model-artifact';
import { artifactPrefix, modelReportKey, type ObjectStore, snapshotKey } from '@spansmith/object-store';
import type { BuiltModel } from '../../build-model/built-model.ts';
import { CHILD_FILES } from './child-messages.ts';
import { modelId } from './model-id.ts';

/** What a model is trained for. */
export interface ModelIdentity {
  projectId: string;
  label: string;
  trainingConfigVersion: string;
  snapshotSha256: string;
}

/** A model whose files are in the object store; what is missing is its row. */
export interface StoredModel {
  row: Omit<TrainedModel, 'training_seconds'>;
  warnings: BuiltModel['warnings'];
}

/**
 * Moves what the training process has left in `folder` to the object store: the model's files, which are read back
 * and verified, the report of how it came to be, and the training set that it was trained on.
 *
 * The id under which they lie is new for each attempt, so that an attempt that has lost its job cannot write over the
 * files of another one.
 */
export async function storeModel(
  objects: ObjectStore,
  folder: string,
  { projectId, label, trainingConfigVersion, snapshotSha256 }: ModelIdentity,
): Promise<StoredModel> {
  const path = (file: string) => join(folder, file);
  type BuiltJson = Omit<BuiltModel, 'model' | 'report' | 'servingBytes'>;
  const built: BuiltJson = JSON.parse(await readFile(path(CHILD_FILES.builtModel), 'utf8'));
  const artifactId = randomUUID();
  const prefix = artifactPrefix(artifactId);
  const { categories, tagger, training, evaluation, warnings } = built;
  const artifact = await writeArtifact(objects, prefix, {
    model: await readFile(path(CHILD_FILES.model)),
    categories,
    tagger,
    training,
  });
  const snapshot = snapshotKey(projectId, snapshotSha256);
  const json = { contentType: 'application/json' };
  await objects.putFile(snapshot, path(CHILD_FILES.snapshot), json);
  await objects.putFile(modelReportKey(prefix), path(CHILD_FILES.report), json);
  const trainedAt = new Date();
  const row = {
    project_id: projectId,
    label,
    model_id: modelId(label, trainedAt, artifactId),
    training_config_version: trainingConfigVersion,
    artifact_prefix: prefix,
    artifact_bytes: artifact.sizeBytes,
    manifest_sha256: artifact.manifestSha256,
    snapshot_key: snapshot,
    evaluation_options: evaluation.summary.evaluationOptions,
    evaluation_summary: evaluation.summary,
    evaluationDocuments: evaluation.documents,
    trained_at: trainedAt,
  };
  return { row, warnings };
}
