import { createHash } from 'node:crypto';
import { ObjectCorruptError } from './errors.ts';
import type { ObjectStore } from './object-store.ts';

/** SHA-256 of bytes or of a string's UTF-8, in lower-case hex. */
export function sha256Hex(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex');
}

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
