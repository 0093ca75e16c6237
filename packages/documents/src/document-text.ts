import { decodeUtf8 } from '@spansmith/basics';
import { invalidArgument } from '@spansmith/contract';

/** The service's limit on one document. Counted in UTF-16 code units, as all offsets are. */
export const MAX_DOCUMENT_LENGTH_UTF16 = 128_000;

/**
 * The text of a document's bytes, which must be UTF-8. Offsets of labels count in this text.
 *
 * A byte order mark at the beginning is dropped: it is no character of the text, and editors count without it.
 * Everything else stays as it is; line ends are not converted.
 *
 * @throws ApiError InvalidArgument naming the document if the bytes are not UTF-8, or the text is empty, too long or
 *   has NUL characters, which no text has (but UTF-16 read as UTF-8 does) and Postgres can't store
 */
export function decodeDocument(
  bytes: Uint8Array,
  location: string,
  maxLengthUtf16 = MAX_DOCUMENT_LENGTH_UTF16,
): string {
  const text = decodeText(bytes, location);
  const refuse = (reason: string) =>
    invalidArgument(`The document ${JSON.stringify(location)} ${reason}`, { target: location });
  if (text === '') throw refuse('is empty. A document needs at least one character.');
  if (text.length > maxLengthUtf16) {
    throw refuse(
      `has ${text.length} UTF-16 code units; the limit is ${maxLengthUtf16}. Split it into several documents.`,
    );
  }
  const nulUtf16 = text.indexOf('\0');
  if (nulUtf16 !== -1) {
    throw refuse(`has a NUL character at offset ${nulUtf16}. Is it UTF-16, or no text? Save it as UTF-8.`);
  }
  return text;
}

function decodeText(bytes: Uint8Array, location: string): string {
  try {
    return decodeUtf8(bytes).replace(/^\ufeff/, '');
  } catch (cause) {
    throw invalidArgument(
      `The document ${JSON.stringify(location)} is not UTF-8 text: ${(cause as Error).message}. Save it as UTF-8.`,
      { target: location, cause },
    );
  }
}
