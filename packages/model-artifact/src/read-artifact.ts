import type { ObjectStore } from '@spansmith/object-store';
import { checkArtifactPrefix, readArtifactFile } from './artifact-file.ts';
import { type Manifest, parseManifest } from './manifest.ts';

/** A trained model, every byte of which has been checked against the hashes recorded when it was written. */
export interface Artifact {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest, hex: the artifact's identity, because the manifest holds the hash of the ONNX file. */
  readonly manifestSha256: string;
  /** The ONNX file. */
  readonly model: Uint8Array;
}

/** Largest manifest that is read, in bytes. */
const MAX_MANIFEST_BYTES = 64 * 2 ** 20;

/**
 * Reads the artifact under `prefix` (`models/<id>/`). Nothing is parsed before its size and hash have been checked:
 * the manifest's against `manifestSha256`, which the model's database row holds, and the ONNX file's against the
 * manifest.
 *
 * @throws ArtifactMissingError, ArtifactCorruptError, ArtifactUnsupportedError; ObjectStoreError if the store fails
 */
export async function readArtifact(
  store: ObjectStore,
  prefix: string,
  manifestSha256: string,
): Promise<Artifact> {
  checkArtifactPrefix(prefix);
  const expected = { sha256: manifestSha256, minBytes: 1, maxBytes: MAX_MANIFEST_BYTES };
  const json = await readArtifactFile(store, prefix, 'manifest.json', expected);
  const manifest = parseManifest(new TextDecoder().decode(json), prefix);
  const { sha256, sizeBytes } = manifest.files['model.onnx'];
  const size = { minBytes: sizeBytes, maxBytes: sizeBytes };
  const model = await readArtifactFile(store, prefix, 'model.onnx', { sha256, ...size });
  return { manifest, manifestSha256, model };
}
