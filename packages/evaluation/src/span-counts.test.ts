import { describe, expect, it } from 'vitest';
import type { EvaluatedDocument } from './evaluated-document.ts';
import { addCounts, countDocument, totalCounts } from './span-counts.ts';

const span = (startUtf16: number, endUtf16: number, category: string) => ({ category, startUtf16, endUtf16 });

function document(
  expected: ReturnType<typeof span>[],
  predicted: ReturnType<typeof span>[],
): EvaluatedDocument {
  const regions = [{ startUtf16: 0, endUtf16: 50, spans: expected }];
  return { location: 'a.txt', language: 'en', text: 'x'.repeat(100), regions, predicted };
}

const counts = (truePositives: number, falsePositives: number, falseNegatives: number) => ({
  truePositives,
  falsePositives,
  falseNegatives,
});

describe('countDocument', () => {
  it('counts a span as found only where start, end and category are right', () => {
    const expected = [span(0, 5, 'City'), span(10, 15, 'City'), span(20, 25, 'City')];
    const predicted = [span(0, 5, 'City'), span(10, 14, 'City'), span(21, 25, 'City')];
    expect(countDocument(document(expected, predicted))).toEqual(new Map([['City', counts(1, 2, 2)]]));
  });

  it('counts a wrong category against both categories', () => {
    expect(countDocument(document([span(0, 5, 'City')], [span(0, 5, 'Person')]))).toEqual(
      new Map([
        ['Person', counts(0, 1, 0)],
        ['City', counts(0, 0, 1)],
      ]),
    );
  });

  it('leaves out what was predicted where nobody labelled', () => {
    expect(countDocument(document([], [span(50, 55, 'City')]))).toEqual(new Map());
    expect(countDocument({ ...document([], [span(0, 5, 'City')]), regions: [] })).toEqual(new Map());
  });

  it('counts a prediction against the region in which it starts', () => {
    expect(countDocument(document([], [span(45, 55, 'City')]))).toEqual(new Map([['City', counts(0, 1, 0)]]));
  });
});

describe('addCounts', () => {
  it('sums by category', () => {
    const sum = new Map([['City', counts(1, 2, 3)]]);
    addCounts(
      sum,
      new Map([
        ['City', counts(10, 20, 30)],
        ['Person', counts(5, 6, 7)],
      ]),
    );
    expect([sum.get('City'), sum.get('Person')]).toEqual([counts(11, 22, 33), counts(5, 6, 7)]);
    expect(totalCounts(sum)).toEqual(counts(16, 28, 40));
  });
});
