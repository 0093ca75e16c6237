import type { TrainingExample } from '@spansmith/taggers';
import { describe, expect, it } from 'vitest';
import { takeSample } from './sample.ts';
import { charactersOf, hasLabels } from './training-set.ts';

function document(length: number, ...labels: [startUtf16: number, endUtf16: number][]): TrainingExample {
  const spans = labels.map(([startUtf16, endUtf16]) => ({ category: 'X', startUtf16, endUtf16 }));
  return { text: 'a'.repeat(length), regions: [{ startUtf16: 0, endUtf16: length, spans }] };
}

const many = (count: number, make: () => TrainingExample) => Array.from({ length: count }, make);

describe('takeSample', () => {
  it('takes a small set whole', () => {
    const documents = many(10, () => document(5000, [0, 1]));
    expect(takeSample(documents)).toBe(documents);
  });

  it('takes the first documents of a large set', () => {
    const documents = many(1000, () => document(1000, [0, 1]));
    expect(takeSample(documents)).toEqual(documents.slice(0, 48));
  });

  it('takes the beginnings of long documents, and cuts no label in two', () => {
    const sample = takeSample(many(20, () => document(128_000, [10, 20], [7990, 8020], [9000, 9010])));
    expect(sample.length).toBeGreaterThanOrEqual(6);
    expect(sample[0]!.regions).toEqual([{ ...document(8020, [10, 20], [7990, 8020]).regions[0] }]);
    expect(sample[0]!.text).toHaveLength(128_000);
  });

  it('looks further for labelled documents where they are rare', () => {
    const documents = [...many(500, () => document(1000)), ...many(20, () => document(1000, [0, 1]))];
    const sample = takeSample(documents);
    expect(sample.filter(hasLabels)).toHaveLength(10);
    expect(charactersOf(sample)).toBe(58_000);
  });
});
