import { describe, expect, it } from 'vitest';
import { heldOut } from '../test-support/held-out.ts';
import { predictHeldOut } from './held-out-predictions.ts';
import { categoryResults, confusedPairs, reliabilityOf } from './label-report.ts';

const categories = ['City', 'Person', 'Date'];
const documents = [
  heldOut('to [Rome|City]', [{ marked: 'to [Rome|City]', probability: 0.9 }], categories),
  heldOut('to [Anna|Person]', [{ marked: 'to [Anna|City]', probability: 0.9 }], categories),
  heldOut('to [Bob|Person]', [{ marked: 'to [Bob|City]', probability: 0.6 }], categories),
];
const predictions = predictHeldOut(documents, { weights: [1], threshold: 0.4, temperature: 1 });
const set = { categories, documents: documents.map(({ document }) => document) };

describe('categoryResults', () => {
  it('counts labels and documents, and scores what was found of them when they were held out', () => {
    const [city, person, date] = categoryResults(set, documents, predictions);
    expect(city).toMatchObject({ labels: 1, documents: 1, heldOut: { recall: 1, f1: 0.5 } });
    expect(city!.heldOut!.precision).toBeCloseTo(1 / 3);
    expect(person).toMatchObject({ labels: 2, documents: 2, heldOut: { precision: 0, recall: 0, f1: 0 } });
    expect(date).toEqual({ category: 'Date', labels: 0, documents: 0 });
  });
});

describe('confusedPairs', () => {
  it('counts what is predicted over labels of other categories', () => {
    expect(confusedPairs(predictions, categories)).toEqual([
      { labelled: 'Person', predicted: 'City', count: 2 },
    ]);
  });
});

describe('reliabilityOf', () => {
  it('compares confidences with the share that is right, bin by bin', () => {
    const bins = reliabilityOf(predictions);
    expect(bins.reduce((sum, bin) => sum + bin.predictions, 0)).toBe(3);
    for (const { from, to, expected } of bins) {
      expect(expected).toBeGreaterThanOrEqual(from);
      expect(expected).toBeLessThan(to);
    }
    expect(bins.at(-1)!.observed).toBe(0.5);
  });

  it('has no bins without predictions', () => {
    expect(reliabilityOf([])).toEqual([]);
  });
});
