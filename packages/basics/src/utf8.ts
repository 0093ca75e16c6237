import { isUtf8 } from 'node:buffer';

const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/**
 * The text of UTF-8 bytes, unchanged: a byte-order mark stays, whose meaning is for the caller to know.
 *
 * @throws RangeError if the bytes are not UTF-8: silently replaced characters would shift every offset. The message
 *   says which byte, counted from 0.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (isUtf8(bytes)) return text;
  const at = firstInvalidByte(bytes, text);
  throw new RangeError(`byte ${at} (0x${bytes[at].toString(16).padStart(2, '0')}) is not valid`);
}

/** Decoding replaces what is invalid by U+FFFD; the first one that is not in the bytes themselves marks the place. */
function firstInvalidByte(bytes: Uint8Array, decoded: string): number {
  let byteOffset = 0;
  let from = 0;
  for (;;) {
    const found = decoded.indexOf(REPLACEMENT, from);
    byteOffset += Buffer.byteLength(decoded.slice(from, found));
    const there = bytes.subarray(byteOffset, byteOffset + REPLACEMENT_BYTES.length);
    if (!REPLACEMENT_BYTES.equals(there)) return byteOffset;
    byteOffset += REPLACEMENT_BYTES.length;
    from = found + 1;
  }
}
