import { parseArgs } from 'node:util';
import { CACHE_FOLDER } from './train-as-platform.ts';
import { wholeNumber } from './whole-number.ts';

const USAGE =
  'Usage: npm run bench:quality -- --data FILE.jsonl[.gz] [--train-limit N] [--seed S] [--seeds N] [--folds N] ' +
  '[--cache DIR] [--predictions FILE]';

export interface QualityOptions {
  data: string;
  trainLimit?: number;
  /** The first seed; the others follow it. */
  seed: number;
  seeds: number;
  folds?: number;
  cacheFolder: string;
  /** Where to write what the last seed's tagger finds. */
  predictions?: string;
}

/** Throws an Error that says what is wrong with the arguments. */
export function readQualityOptions(args?: string[]): QualityOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: 'string' },
        'train-limit': { type: 'string' },
        seed: { type: 'string', default: '0' },
        seeds: { type: 'string', default: '1' },
        folds: { type: 'string' },
        cache: { type: 'string', default: CACHE_FOLDER },
        predictions: { type: 'string' },
      },
    });
    const { data, folds, predictions, 'train-limit': trainLimit } = values;
    if (data === undefined) throw new RangeError('--data is missing.');
    return {
      data,
      seed: wholeNumber('--seed', values.seed, 0),
      seeds: wholeNumber('--seeds', values.seeds, 1),
      cacheFolder: values.cache,
      ...(trainLimit !== undefined && { trainLimit: wholeNumber('--train-limit', trainLimit, 1) }),
      ...(folds !== undefined && { folds: wholeNumber('--folds', folds, 2) }),
      ...(predictions !== undefined && { predictions }),
    };
  } catch (error) {
    throw new Error(`${(error as Error).message} ${USAGE}`);
  }
}
