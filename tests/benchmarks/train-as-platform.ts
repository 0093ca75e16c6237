import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncoder } from '../../packages/encoder/src/index.ts';
import { type TrainHooks, type TrainResult, trainModel } from '../../packages/trainer/src/index.ts';
import { loadWordVectors } from '../../packages/word-vectors/src/index.ts';
import { type LabelledText, type LabelledTexts, toDocument } from './labelled-texts.ts';

/** For converted word vectors, unless an argument names another folder. */
export const CACHE_FOLDER = join(tmpdir(), 'spansmith-benchmarks');

export interface TrainSettings {
  seed: number;
  engine: 'a' | 'b' | 'auto';
  /** Folder of a pretrained encoder. */
  encoder?: string;
  /** See `trainModel`. */
  folds?: number;
  cacheFolder: string;
}

/** Trains on some texts of a set as a training job does: with the word vectors of the language, if there are any. */
export async function trainAsPlatform(
  { categories, language }: LabelledTexts,
  texts: readonly LabelledText[],
  { seed, engine, encoder, folds, cacheFolder }: TrainSettings,
  hooks: TrainHooks = {},
): Promise<TrainResult> {
  const wordVectors = await loadWordVectors({ language, cacheFolder });
  const documents = texts.map((text) => ({ ...toDocument(text), language }));
  return trainModel(
    { categories, documents },
    {
      seed,
      engine,
      ...(encoder !== undefined && { encoder: await openEncoder(encoder) }),
      ...(folds !== undefined && { folds }),
      ...(wordVectors && { wordVectors }),
    },
    hooks,
  );
}
