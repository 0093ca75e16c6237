import { describe, expect, it } from 'vitest';
import { scoreSpans } from './score-spans.ts';

const city = { category: 'City', startUtf16: 3, endUtf16: 7 };
const name = { category: 'Name', startUtf16: 0, endUtf16: 2 };
const texts = [
  { id: 'one', text: '😀 Rome and Oslo', spans: [city] },
  { id: 'two', text: 'Jo is here', spans: [name] },
];

describe('scoreSpans', () => {
  it('gives 100 for the labels themselves', () => {
    expect(scoreSpans(texts, [[city], [name]])).toEqual({
      microF1: 100,
      precision: 100,
      recall: 100,
      perCategory: { City: 100, Name: 100 },
    });
  });

  it.each([
    ['of another category', { ...city, category: 'Name' }],
    ['that begins elsewhere', { ...city, startUtf16: 2 }],
    ['that ends elsewhere', { ...city, endUtf16: 8 }],
  ])('counts a span %s as wrong and its label as missed', (_, span) => {
    expect(scoreSpans(texts, [[span], [name]])).toMatchObject({ microF1: 50, precision: 50, recall: 50 });
  });

  it('weighs every span the same, whatever its text', () => {
    const oslo = { category: 'City', startUtf16: 12, endUtf16: 16 };
    expect(scoreSpans(texts, [[city, oslo], []])).toMatchObject({ precision: 50, recall: 50 });
  });

  it('refuses predictions for another number of texts', () => {
    expect(() => scoreSpans(texts, [[city]])).toThrow('There are 2 texts, but predictions for 1.');
  });
});
