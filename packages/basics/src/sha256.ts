import { createHash } from 'node:crypto';

/** SHA-256 of bytes or of a string's UTF-8, in lower-case hex. */
export function sha256Hex(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex');
}
