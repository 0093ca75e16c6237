import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchTexts } from './batch-texts.ts';

const texts = fc.array(fc.record({ text: fc.string({ maxLength: 30 }) }));
const size = (batch: { text: string }[]) => batch.reduce((sum, { text }) => sum + text.length, 0);

describe('batchTexts', () => {
  test('keeps every text, whole and in order', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 40 }), (input, budget) => {
        expect(batchTexts(input, budget).flat()).toEqual(input);
      }),
    );
  });

  test('exceeds the budget only with a single text', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 40 }), (input, budget) => {
        for (const batch of batchTexts(input, budget))
          expect(size(batch) <= budget || batch.length === 1).toBe(true);
      }),
    );
  });

  test('starts a new batch only where the next text does not fit', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 40 }), (input, budget) => {
        const batches = batchTexts(input, budget);
        batches.slice(1).forEach((batch, index) => {
          expect(size(batches[index]!) + batch[0]!.text.length).toBeGreaterThan(budget);
        });
      }),
    );
  });
});
