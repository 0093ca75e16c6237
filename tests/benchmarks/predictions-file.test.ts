import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPredictions, writePredictions } from './predictions-file.ts';

const texts = [
  { id: 'one', text: '😀 Rome', spans: [] },
  { id: 'two', text: 'Jo', spans: [] },
];

describe('a file of predictions', () => {
  let file: string;
  beforeAll(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'predictions-')), 'predictions.jsonl');
  });
  afterAll(() => rm(join(file, '..'), { recursive: true }));

  it('gives back the spans that were written, in UTF-16 code units', async () => {
    const spans = [[{ category: 'City', startUtf16: 3, endUtf16: 7 }], []];
    await writePredictions(file, texts, spans);
    expect(await readPredictions(file, texts)).toEqual(spans);
  });

  it.each([
    ['lacks a text', '{"id":"one","entities":[]}\n', 'line 2 is not about "two"'],
    ['is about other texts', '{"id":"other","entities":[]}\n', 'line 1 is not about "one"'],
    [
      'has too many lines',
      '{"id":"one","entities":[]}\n{"id":"two","entities":[]}\n{"id":"x"}',
      'it has more',
    ],
  ])('is refused if it %s', async (_, content, message) => {
    await writeFile(file, content);
    await expect(readPredictions(file, texts)).rejects.toThrow(message);
  });
});
