import {
  getVerified,
  ObjectCorruptError,
  ObjectNotFoundError,
  type ObjectStore,
} from '@spansmith/object-store';
import { ArtifactCorruptError, ArtifactMissingError } from './errors.ts';

/** The files of an artifact; their keys in the store are `<prefix><file>`. */
export type ArtifactFile = 'manifest.json' | 'model.onnx';

/** Refuses a prefix that would not make a folder of its own, such as `models/7f` without the slash. */
export function checkArtifactPrefix(prefix: string): void {
  if (!prefix.endsWith('/')) throw new RangeError(`artifact prefix "${prefix}" must end with a slash`);
}

/**
 * Reads a file whose hash is known. Its size is checked before it is fetched, so that an object that was replaced by
 * a huge one does not fill the memory; its SHA-256 before it is returned.
 *
 * @throws ArtifactMissingError, ArtifactCorruptError; ObjectStoreError if the store fails
 */
export async function readArtifactFile(
  store: ObjectStore,
  prefix: string,
  file: ArtifactFile,
  expected: { sha256: string; minBytes: number; maxBytes: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const key = prefix + file;
  const stored = await store.stat(key);
  if (!stored) throw new ArtifactMissingError(prefix, `${file} is not in the object store`);
  if (stored.sizeBytes < expected.minBytes || stored.sizeBytes > expected.maxBytes)
    throw new ArtifactCorruptError(
      prefix,
      `${file} has ${stored.sizeBytes} bytes; expected ${expected.maxBytes}`,
    );
  try {
    return await getVerified(store, key, expected.sha256);
  } catch (cause) {
    if (cause instanceof ObjectNotFoundError)
      throw new ArtifactMissingError(prefix, `${file} is not in the object store`, { cause });
    if (cause instanceof ObjectCorruptError) throw new ArtifactCorruptError(prefix, cause.message, { cause });
    throw cause;
  }
}
