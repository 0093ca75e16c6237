/**
 * Where the platform keeps what. Documents lie under `containers/` (see packages/documents); everything else here.
 * Services share these keys, so they are made in this one place.
 */

/** The file that an export job writes. */
export function exportKey(jobId: string): string {
  return `exports/${jobId}.json`;
}

/** A frozen training set; `sha256` (hex) is that of its bytes. */
export function snapshotKey(projectId: string, sha256: string): string {
  return `${snapshotPrefix(projectId)}${sha256}.json`;
}

/** All training sets of a project. */
export function snapshotPrefix(projectId: string): string {
  return `snapshots/${projectId}/`;
}

/** What trainings that have not ended keep, to go on after a crash. */
export const CHECKPOINTS_PREFIX = 'checkpoints/';

/** What a training job keeps, to go on after a crash. */
export function checkpointPrefix(jobId: string): string {
  return `${CHECKPOINTS_PREFIX}${jobId}/`;
}

/** What is told of how a model came to be, beside the artifact under `prefix`. */
export function modelReportKey(prefix: string): string {
  return `${prefix}report.json`;
}

/** A model's artifact: `model.onnx` and `manifest.json` lie under it. */
export function artifactPrefix(artifactId: string): string {
  return `models/${artifactId}/`;
}
