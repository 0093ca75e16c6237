import { isInside, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import type { TrainingExample } from '../tagger.ts';
import { prepareTrainingData } from './training-data.ts';

const prepare = (examples: TrainingExample[]) =>
  prepareTrainingData(examples, ['X'], { splits: noSplits }, { line: false, wideContextTokens: 0 });

function example(text: string, ...labels: [startUtf16: number, endUtf16: number][]): TrainingExample {
  const spans = labels.map(([startUtf16, endUtf16]) => ({ category: 'X', startUtf16, endUtf16 }));
  return { text, regions: [{ startUtf16: 0, endUtf16: text.length, spans }] };
}

describe('prepareTrainingData', () => {
  it('makes a chain of every region that holds a token', () => {
    const text = 'a b c d';
    const region = (startUtf16: number, endUtf16: number) => ({ startUtf16, endUtf16, spans: [] });
    const data = prepare([
      { text, regions: [region(0, 3), region(3, 4), region(4, 7)] },
      example(''),
      example('e f g'),
    ]);
    expect([...data.sequenceStart]).toEqual([0, 2, 4, 7]);
  });

  it('cuts long regions before lines, never inside a span', () => {
    const line = 'w '.repeat(9).concat('w\n');
    const text = line.repeat(1000);
    // Spans over the line breaks behind tokens 1,989 and 1,999.
    const data = prepare([example(text, [1985 * 2, 1995 * 2 - 1], [1998 * 2, 2005 * 2 - 1])]);
    expect(data.sequenceStart[1]).toBe(1980);
    for (const start of data.sequenceStart.slice(0, -1)) {
      expect(start % 10).toBe(0);
      expect(isInside(data.gold[start]!)).toBe(false);
    }
    expect(data.sequenceStart.at(-1)).toBe(10_000);
  });

  it('cuts long lines where no span is', () => {
    const data = prepare([example('w '.repeat(5000), [2 * 1990, 2 * 2010])]);
    expect([...data.sequenceStart]).toEqual([0, 2010, 4010, 5000]);
  });

  it('drops features that came once and in no span', () => {
    const { features, featureIds, featureStart } = prepare([
      example('Rome is far', [0, 4]),
      example('Rome is near'),
    ]);
    const counts = new Map<number, number>();
    for (const feature of featureIds) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    const inSpan = new Set(featureIds.subarray(0, featureStart[1]));
    expect(counts.size).toBe(features.size);
    for (const [feature, count] of counts) expect(count > 1 || inSpan.has(feature)).toBe(true);
    expect([...counts.values()].filter((count) => count === 1).length).toBeGreaterThan(0);
  });
});
