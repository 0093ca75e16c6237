import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll } from '../test-support/read-all.ts';
import { scratchFolder } from '../test-support/scratch-folder.ts';
import type { WordVector } from './build-table.ts';
import { readVec } from './read-vec.ts';

async function read(content: string | Uint8Array): Promise<WordVector[]> {
  const file = join(await scratchFolder(), 'some.vec');
  await writeFile(file, content);
  return readAll(readVec(file));
}

describe('readVec', () => {
  it('reads a file with a header, as fastText writes it', async () => {
    expect(await read('2 3\nder 0.1 -2 3e-2 \nÄpfel 4 5 6 \n')).toEqual([
      { word: 'der', vector: [0.1, -2, 0.03] },
      { word: 'Äpfel', vector: [4, 5, 6] },
    ]);
  });

  it('reads a file without a header, and with the line ends of Windows', async () => {
    expect(await read('a 1 2\r\nb 3 4\r\n')).toEqual([
      { word: 'a', vector: [1, 2] },
      { word: 'b', vector: [3, 4] },
    ]);
  });

  it('takes a first line of a number with a vector for a word', async () => {
    expect(await read('1990 0.5 1\n7 1 2\n')).toHaveLength(2);
  });

  it('reads words with spaces', async () => {
    expect(await read('2 2\nNew York 1 2\n. . . 3 4\n')).toEqual([
      { word: 'New York', vector: [1, 2] },
      { word: '. . .', vector: [3, 4] },
    ]);
  });

  it('reads back what was written', async () => {
    const word = fc.stringMatching(/^[^\s\ufffd\ud800-\udfff]{1,8}$/);
    const vector = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 3,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ word, vector }), { minLength: 1, maxLength: 20 }),
        async (words) => {
          const lines = words.map(({ word, vector }) => [word, ...vector].join(' '));
          const found = await read(`${words.length} 3\n${lines.join('\n')}\n`);
          expect(found.map(({ word }) => word)).toEqual(words.map(({ word }) => word));
          for (const [at, { vector }] of found.entries())
            for (const [dimension, value] of vector.entries())
              expect(value === words[at]!.vector[dimension]).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['a line that is too short', '2 3\na 1 2 3\nb 1 2\n', 'line 3: a word and 3 numbers were expected'],
    ['a word without numbers', 'a\n', 'line 1: a word and 1 numbers were expected'],
    ['an empty line', 'a 1 2\n\nb 1 2\n', 'line 2: a word and 2 numbers were expected'],
    ['what is not a number', 'a 1 2\nb 1 x\n', 'line 2: "x" is not a number'],
    ['an infinite number', 'a 1 Infinity\n', 'line 1: "Infinity" is not a number'],
    ['two spaces in a row', '1 2\na 1  2\n', 'line 2: "" is not a number'],
    [
      'binary vectors',
      Buffer.from([0x31, 0x20, 0x32, 0x0a, 0x61, 0x20, 0xff, 0xfe, 0x0a]),
      'line 2: not UTF-8',
    ],
  ])('names the line of %s', async (_, content, message) => {
    const reading = read(content);
    await expect(reading).rejects.toThrow(RangeError);
    await expect(reading).rejects.toThrow(message);
  });
});
