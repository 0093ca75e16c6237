import { parseArgs } from 'node:util';
import { CACHE_FOLDER, type TrainSettings } from './train-as-platform.ts';
import { wholeNumber } from './whole-number.ts';

const USAGE =
  'Usage: npm run bench:quality -- --data FILE.jsonl[.gz] [--train-limit N] [--seed S] [--seeds N] ' +
  '[--engine a|b|auto] [--encoder DIR] [--folds N] [--cache DIR] [--predictions FILE]';

const ENGINES = ['a', 'b', 'auto'] as const;

/** `seed` is the first one; the others follow it. */
export interface QualityOptions extends TrainSettings {
  data: string;
  trainLimit?: number;
  seeds: number;
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
        engine: { type: 'string', default: 'auto' },
        encoder: { type: 'string' },
        folds: { type: 'string' },
        cache: { type: 'string', default: CACHE_FOLDER },
        predictions: { type: 'string' },
      },
    });
    const { data, encoder, folds, predictions, 'train-limit': trainLimit } = values;
    if (data === undefined) throw new RangeError('--data is missing.');
    const engine = ENGINES.find((one) => one === values.engine);
    if (engine === undefined) throw new RangeError(`--engine must be a, b or auto, not "${values.engine}".`);
    if (engine === 'b' && encoder === undefined)
      throw new RangeError('--encoder is missing, a folder that engine b needs.');
    return {
      data,
      seed: wholeNumber('--seed', values.seed, 0),
      seeds: wholeNumber('--seeds', values.seeds, 1),
      engine,
      cacheFolder: values.cache,
      ...(encoder !== undefined && { encoder }),
      ...(trainLimit !== undefined && { trainLimit: wholeNumber('--train-limit', trainLimit, 1) }),
      ...(folds !== undefined && { folds: wholeNumber('--folds', folds, 2) }),
      ...(predictions !== undefined && { predictions }),
    };
  } catch (error) {
    throw new Error(`${(error as Error).message} ${USAGE}`);
  }
}
