/**
 * Converts the English word vectors, for an image: so it need not hold the package that they come from, 300 MB of JSON.
 * A step of the Dockerfile.
 */
import { loadWordVectors } from '@spansmith/word-vectors';
import { preparedFolder } from './learning-material.ts';

await loadWordVectors({ language: 'en', cacheFolder: preparedFolder });
