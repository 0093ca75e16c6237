import { createTokenizer, isInside, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import type { TrainingExample } from '../tagger.ts';
import { labelledChains } from './labelled-chains.ts';

const tokenize = createTokenizer({ splits: noSplits });
const chainsOf = (examples: TrainingExample[], maxTokens = 2000) => [
  ...labelledChains(examples, ['X'], tokenize, maxTokens),
];

function example(text: string, ...labels: [startUtf16: number, endUtf16: number][]): TrainingExample {
  const spans = labels.map(([startUtf16, endUtf16]) => ({ category: 'X', startUtf16, endUtf16 }));
  return { text, regions: [{ startUtf16: 0, endUtf16: text.length, spans }] };
}

describe('labelledChains', () => {
  it('makes a chain of every region that holds a token', () => {
    const text = 'a b c d';
    const region = (startUtf16: number, endUtf16: number) => ({ startUtf16, endUtf16, spans: [] });
    const chains = chainsOf([
      { text, regions: [region(0, 3), region(3, 4), region(4, 7)] },
      example(''),
      example('e f g', [2, 3]),
    ]);
    expect(chains.map(({ first, end }) => [first, end])).toEqual([
      [0, 2],
      [2, 4],
      [0, 3],
    ]);
    expect([...chains[2]!.tags]).toEqual([0, 1, 0]);
  });

  it('cuts long regions before lines, never inside a span', () => {
    const text = 'w '.repeat(9).concat('w\n').repeat(100);
    // Spans over the line breaks behind tokens 189 and 199.
    const chains = chainsOf([example(text, [185 * 2, 195 * 2 - 1], [198 * 2, 205 * 2 - 1])], 200);
    expect(chains[0]!.end).toBe(180);
    for (const { first, tags } of chains) {
      expect(first % 10).toBe(0);
      expect(isInside(tags[first]!)).toBe(false);
    }
    expect(chains.at(-1)!.end).toBe(1000);
  });

  it('cuts long lines where no span is', () => {
    const chains = chainsOf([example('w '.repeat(500), [2 * 190, 2 * 210])], 200);
    expect(chains.map(({ end }) => end)).toEqual([210, 410, 500]);
  });
});
