import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LearningMaterial, preparedFolder } from '../src/learning-material.ts';

/** What trainings of tests learn from besides labels: English word vectors, converted once for all test runs. */
export const learningMaterial: LearningMaterial = {
  wordVectors: { files: {}, cacheFolder: join(tmpdir(), 'spansmith-test-word-vectors'), preparedFolder },
};
