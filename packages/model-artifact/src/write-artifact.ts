import { sha256Hex } from '@spansmith/basics';
import type { ObjectStore } from '@spansmith/object-store';
import { OPSET } from '@spansmith/onnx-graph';
import { env } from 'onnxruntime-common';
import packageJson from '../package.json' with { type: 'json' };
import { checkArtifactPrefix } from './artifact-file.ts';
import { FORMAT_VERSION, formatManifest, type Manifest } from './manifest.ts';
import { type Artifact, readArtifact } from './read-artifact.ts';

/** What training hands over: the ONNX file, and the parts of the manifest that only it knows. */
export interface NewArtifact extends Pick<Manifest, 'categories' | 'tagger' | 'training'> {
  model: Uint8Array;
}

export interface WrittenArtifact {
  /** SHA-256 of the manifest, hex; `readArtifact` asks for it. */
  manifestSha256: string;
  /** All files together. */
  sizeBytes: number;
}

/** The artifact of a model, in memory: what `readArtifact` gives once it has been written. */
export function packArtifact({ model, categories, tagger, training }: NewArtifact): Artifact {
  const manifest: Manifest = {
    formatVersion: FORMAT_VERSION,
    categories,
    tagger,
    training,
    versions: { spansmith: packageJson.version, onnxruntime: env.versions.common, opset: OPSET },
    files: { 'model.onnx': { sizeBytes: model.byteLength, sha256: sha256Hex(model) } },
  };
  return { manifest, manifestSha256: sha256Hex(formatManifest(manifest)), model };
}

/**
 * Writes an artifact under `prefix` (`models/<id>/`), reads it back and verifies it; only then it counts as written.
 * Equal input gives equal files, so writing again what a crash left half-written repairs it.
 *
 * @throws ArtifactError when what is read back is not what was written; ObjectStoreError if the store fails
 */
export async function writeArtifact(
  store: ObjectStore,
  prefix: string,
  parts: NewArtifact,
): Promise<WrittenArtifact> {
  checkArtifactPrefix(prefix);
  const { manifest, manifestSha256, model } = packArtifact(parts);
  const json = formatManifest(manifest);
  // The manifest goes last: it is never there without its model.
  await store.put(`${prefix}model.onnx`, model, { contentType: 'application/octet-stream' });
  await store.put(`${prefix}manifest.json`, json, { contentType: 'application/json' });
  await readArtifact(store, prefix, manifestSha256);
  return { manifestSha256, sizeBytes: model.byteLength + Buffer.byteLength(json) };
}
