import { sha256Hex } from '@spansmith/basics';
import { ObjectCorruptError } from './errors.ts';
import type { ObjectStore } from './object-store.ts';

/**
 * The object, if its bytes have the given SHA-256 (hex).
 *
 * @throws ObjectNotFoundError, ObjectCorruptError
 */
export async function getVerified(
  store: ObjectStore,
  key: string,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await store.get(key);
  const actual = sha256Hex(bytes);
  if (actual !== sha256.toLowerCase()) throw new ObjectCorruptError(key, sha256, actual);
  return bytes;
}
