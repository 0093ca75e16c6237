import { isUtf8 } from 'node:buffer';

const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/**
 * The text of UTF-8 bytes, unchanged: a byte-order mark stays, since taking it away would shift every offset.
 *
 * @throws RangeError if the bytes are not UTF-8: silently replaced characters would shift offsets too. The message
 *   says which byte, counted from 0.
 */
export function decodeUtf8(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  const at = firstInvalidByte(bytes, text);
  throw new RangeError(`byte ${at} (0x${bytes[at]?.toString(16).padStart(2, '0')}) is not valid`);
}

/** Decoding replaces what is invalid by U+FFFD; the first one that is not in the bytes themselves marks the place. */
function firstInvalidByte(bytes: Buffer, decoded: string): number {
  let byteOffset = 0;
  let from = 0;
  for (;;) {
    const found = decoded.indexOf(REPLACEMENT, from);
    byteOffset += Buffer.byteLength(decoded.slice(from, found));
    const genuine = bytes
      .subarray(byteOffset, byteOffset + REPLACEMENT_BYTES.length)
      .equals(REPLACEMENT_BYTES);
    if (!genuine) return byteOffset;
    byteOffset += REPLACEMENT_BYTES.length;
    from = found + 1;
  }
}
