import { createTokenizer, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { makeHeldOutDocument, withParts } from './held-out-document.ts';
import { countMatches } from './threshold-curve.ts';

const tokenize = createTokenizer({ splits: noSplits });
const text = 'From Rome to New York (again).';
const label = (surface: string, category = 'City') => {
  const startUtf16 = text.indexOf(surface);
  return { category, startUtf16, endUtf16: startUtf16 + surface.length };
};
const make = (...regions: { startUtf16: number; endUtf16: number; spans: ReturnType<typeof label>[] }[]) =>
  makeHeldOutDocument({ text, regions }, [], tokenize, ['City', 'Date']);
const whole = (...spans: ReturnType<typeof label>[]) => ({
  startUtf16: 0,
  endUtf16: text.length,
  spans,
});

describe('makeHeldOutDocument', () => {
  it('finds the tokens of labels, in the order of the text', () => {
    const { labels } = make(whole(label('New York'), label('Rome', 'Date')));
    expect(labels).toMatchObject([
      { category: 1, firstToken: 1, endToken: 2, isExact: true },
      { category: 0, firstToken: 3, endToken: 5, isExact: true },
    ]);
  });

  it('knows labels that no span of tokens can match, and counts them as missed', () => {
    const document = make(whole(label('ew York'), label(' '), label('Rome ')));
    expect(document.labels.map(({ isExact }) => isExact)).toEqual([false, false, false]);
    const counts = { matched: 0, predicted: 0, labelled: 0 };
    countMatches(document, [{ category: 0, firstToken: 1, endToken: 2 }], counts);
    expect(counts).toEqual({ matched: 0, predicted: 1, labelled: 3 });
  });

  it('counts what lies whole in a region, however they are ordered', () => {
    const document = make(
      { startUtf16: 13, endUtf16: text.length, spans: [label('New York')] },
      { startUtf16: 0, endUtf16: 9, spans: [] },
    );
    expect(document.regions).toEqual([
      { firstToken: 0, endToken: 2 },
      { firstToken: 3, endToken: 9 },
    ]);
    const counts = { matched: 0, predicted: 0, labelled: 0 };
    const spans = [
      [1, 2],
      [1, 3],
      [2, 3],
      [3, 5],
    ].map(([firstToken, endToken]) => ({ category: 0, firstToken: firstToken!, endToken: endToken! }));
    countMatches(document, spans, counts);
    expect(counts).toEqual({ matched: 1, predicted: 2, labelled: 1 });
  });

  it('refuses labels of categories that there are not', () => {
    expect(() => make(whole(label('Rome', 'Town')))).toThrow('unknown category "Town"');
  });
});

describe('withParts', () => {
  it('keeps the posteriors of some parts, in the order that is asked for', () => {
    const [a, b, c] = ['a', 'b', 'c'] as never[];
    const document = { ...make(whole()), posteriors: [a!, b!, c!] };
    expect(withParts([document], [2, 0])[0]!.posteriors).toEqual(['c', 'a']);
  });
});
