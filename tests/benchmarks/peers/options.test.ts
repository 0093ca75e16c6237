import { describe, expect, it } from 'vitest';
import { readPeersOptions } from './options.ts';

describe('readPeersOptions', () => {
  it('takes parts of a full run', () => {
    const options = readPeersOptions([
      '--sets',
      'wnut17:200,crossner-ai',
      '--systems',
      'spacy',
      '--seeds',
      '3',
    ]);
    expect(options).toMatchObject({
      rows: [{ set: 'wnut17', trainLimit: 200 }, { set: 'crossner-ai' }],
      systems: [{ name: 'spacy' }],
      seeds: [0, 1, 2],
    });
  });

  it('leaves out systems that need an encoder, unless there is one', () => {
    const namesOf = (args: string[]) => readPeersOptions(args).systems.map(({ name }) => name);
    expect(namesOf([])).not.toContain('transformers');
    expect(namesOf(['--encoder', 'folder'])).toContain('transformers');
  });

  it.each([
    [['--systems', 'flair'], 'There is no system "flair"'],
    [['--systems', 'engine-b'], '--encoder is missing'],
    [['--sets', 'wnut17:0'], '--sets must be set[:limit],...'],
    [['--seeds', 'x'], '--seeds must be a whole number of 1 or more, not "x"'],
    [['--what'], 'Unknown option'],
  ])('says what is wrong with %j, and how it is used', (args, message) => {
    expect(() => readPeersOptions(args)).toThrow(message);
    expect(() => readPeersOptions(args)).toThrow('Usage: npm run bench:peers');
  });
});
