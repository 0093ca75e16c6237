import { describe, expect, it } from 'vitest';
import { readQualityOptions } from './quality-options.ts';

const data = ['--data', 'letters.jsonl'];

describe('readQualityOptions', () => {
  it('trains once, with seed 0, on all documents, with the engine that there is, unless told otherwise', () => {
    expect(readQualityOptions(data)).toMatchObject({
      data: 'letters.jsonl',
      seed: 0,
      seeds: 1,
      engine: 'auto',
    });
    expect(
      readQualityOptions([...data, '--train-limit', '50', '--seed', '7', '--seeds', '3', '--folds', '4']),
    ).toMatchObject({ trainLimit: 50, seed: 7, seeds: 3, folds: 4 });
  });

  it.each([
    [[], '--data is missing'],
    [[...data, '--engine', 'c'], '--engine must be a, b or auto, not "c"'],
    [[...data, '--engine', 'b'], '--encoder is missing'],
    [[...data, '--folds', '1'], '--folds must be a whole number of 2 or more'],
    [[...data, '--train-limit', '1.5'], '--train-limit must be a whole number of 1 or more'],
  ])('says what is wrong with %j, and how it is used', (args, message) => {
    expect(() => readQualityOptions(args)).toThrow(message);
    expect(() => readQualityOptions(args)).toThrow('Usage: npm run bench:quality');
  });
});
