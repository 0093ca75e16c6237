import { join, resolve } from 'node:path';
import { EncoderError, openEncoder } from '@spansmith/encoder';
import { ConfigError, type Machine } from '@spansmith/service-kit';
import { loadWordVectors } from '@spansmith/word-vectors';
import type { TrainingSettings } from './settings.ts';

/** What trainings on this machine learn from besides the labels. All paths are absolute. */
export interface LearningMaterial {
  /** Folder of a pretrained encoder; absent where there is none. */
  encoderFolder?: string;
  wordVectors: WordVectorFolders;
}

/** Where word vectors are found. */
export interface WordVectorFolders {
  /** The operator's files, by language (BCP 47). */
  files: Record<string, string>;
  /** For converted ones. */
  cacheFolder: string;
  /** What was converted before, when an image was built; elsewhere there is no such folder. */
  preparedFolder: string;
}

/** Where `prepare-word-vectors.ts` puts what it converts. */
export const preparedFolder = join(import.meta.dirname, '../word-vectors');

/** What the settings of the service name. */
export function learningMaterial(
  settings: TrainingSettings,
  { workingFolder, cacheFolder }: Machine,
): LearningMaterial {
  const {
    SPANSMITH_ENCODER_DIR: encoder,
    SPANSMITH_WORD_VECTORS: files = {},
    SPANSMITH_CACHE_DIR: cache,
  } = settings;
  const absolute = (path: string) => resolve(workingFolder, path);
  return {
    ...(encoder !== undefined && { encoderFolder: absolute(encoder) }),
    wordVectors: {
      files: Object.fromEntries(Object.entries(files).map(([language, file]) => [language, absolute(file)])),
      cacheFolder: cache === undefined ? join(cacheFolder, 'word-vectors') : absolute(cache),
      preparedFolder,
    },
  };
}

/**
 * Looks whether all of it is there and can be used, so that a mistake is told at the start and not by the first
 * training. Converts word vectors, which then are ready.
 *
 * @throws ConfigError that names the variable, what is wrong and what to do
 */
export async function checkLearningMaterial({ encoderFolder, wordVectors }: LearningMaterial): Promise<void> {
  const problems: string[] = [];
  if (encoderFolder !== undefined) {
    await openEncoder(encoderFolder).catch((error) => {
      if (!(error instanceof EncoderError)) throw error;
      problems.push(`SPANSMITH_ENCODER_DIR cannot be used: ${error.message}`);
    });
  }
  for (const language of Object.keys(wordVectors.files)) {
    await loadWordVectors({ language, ...wordVectors }).catch(({ message }) => {
      problems.push(`SPANSMITH_WORD_VECTORS names a file for ${language} that cannot be used: ${message}`);
    });
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
