/**
 * How keys become paths below the store's folder, reversibly, so that two keys never share a file: not on a file
 * system that ignores case (macOS, Windows) or normalizes Unicode (macOS), and not when one key (`a`) is the
 * beginning of another (`a/b`).
 *
 * Each segment of a key becomes a name of lower-case ASCII: a capital is `^` and its small letter, everything but
 * letters, digits, `_`, `-`, `(`, `)` and inner spaces and dots is `%` and two hex digits for each byte of UTF-8.
 * A folder's name ends in `+`. Long names are cut: a folder whose name ends in `%` holds names that begin with its
 * own. The key `containers/loans/Test 1.txt` is the file `containers+/loans+/^test 1.txt`.
 */

/** Name limits are 255 bytes on most file systems, but 143 on encrypted home folders (eCryptfs). */
const MAX_NAME_LENGTH = 140;

const FOLDER_MARK = '+';
const CONTINUATION_MARK = '%';

const ESCAPED = /[^a-z0-9_ .()-]|^[ .]|[ .]$/gu;

/** The names of the folders and the file, from the store's folder downwards, in which a (valid) key's object lies. */
export function pathOfKey(key: string): string[] {
  const segments = key.split('/');
  return segments.flatMap((segment, index) => {
    const names: string[] = [];
    let rest = encodeSegment(segment);
    while (rest.length > MAX_NAME_LENGTH) {
      names.push(rest.slice(0, MAX_NAME_LENGTH) + CONTINUATION_MARK);
      rest = rest.slice(MAX_NAME_LENGTH);
    }
    names.push(index < segments.length - 1 ? rest + FOLDER_MARK : rest);
    return names;
  });
}

/** What a folder with this name holds: the objects below a segment, or longer names; undefined if it isn't ours. */
export function readFolderName(name: string): { encoded: string; continues: boolean } | undefined {
  const encoded = name.slice(0, -1);
  if (name.endsWith(FOLDER_MARK)) return { encoded, continues: false };
  if (name.endsWith(CONTINUATION_MARK) && encoded.length === MAX_NAME_LENGTH) {
    return { encoded, continues: true };
  }
  return undefined;
}

/** Undoes `encodeSegment`; undefined for a name that it doesn't make, such as a file put there by someone else. */
export function decodeSegment(encoded: string): string | undefined {
  try {
    const segment = decodeURIComponent(encoded.replace(/\^([a-z])/g, (_, letter) => letter.toUpperCase()));
    return encodeSegment(segment) === encoded ? segment : undefined;
  } catch {
    return undefined;
  }
}

function encodeSegment(segment: string): string {
  return segment.replace(ESCAPED, (character) =>
    /[A-Z]/.test(character)
      ? `^${character.toLowerCase()}`
      : Buffer.from(character).toString('hex').replace(/../g, '%$&'),
  );
}
