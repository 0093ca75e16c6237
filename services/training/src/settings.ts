import { filePath, type Settings, variable, wholeNumber } from '@spansmith/service-kit';

/** `de=/vectors/cc.de.vec,fr=...`: files by language. */
const filesByLanguage = variable('language=file, separated by commas', (text) => {
  const files = new Map<string, string>();
  for (const entry of text.split(',')) {
    const [, language, file] = /^\s*([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\s*=\s*([^\0]*\S)\s*$/i.exec(entry) ?? [];
    if (language === undefined || file === undefined)
      throw new Error(`has the entry ${JSON.stringify(entry)}`);
    const tag = language.toLowerCase();
    if (files.has(tag)) throw new Error(`names ${tag} twice`);
    files.set(tag, file);
  }
  return Object.fromEntries(files);
});

/** Environment variables of the training service. */
export const trainingVariables = {
  /** Trainings at the same time in this process; each is a process of its own that keeps a core busy. */
  SPANSMITH_TRAINING_CONCURRENCY: wholeNumber({ min: 1, max: 64 }).default(1),
  /** Memory that each training may take; one that needs more fails. */
  SPANSMITH_TRAINING_MEMORY_MIB: wholeNumber({ min: 256, max: 1_048_576 }).default(4_096),
  /** Imports, exports, deployments... at the same time in this process. */
  SPANSMITH_PROJECT_JOB_CONCURRENCY: wholeNumber({ min: 1, max: 64 }).default(4),
  /** A pretrained encoder for trainings to fine-tune. */
  SPANSMITH_ENCODER_DIR: filePath('the path of a folder').optional(),
  /** Word vectors for languages other than English, or instead of the English ones that are there. */
  SPANSMITH_WORD_VECTORS: filesByLanguage.optional(),
  /** For word vectors once they are converted. */
  SPANSMITH_CACHE_DIR: filePath('the path of a folder').optional(),
};

/** Their values. */
export type TrainingSettings = Settings<typeof trainingVariables>;
