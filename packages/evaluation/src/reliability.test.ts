import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConfidentDocument, ReliabilityTally } from './reliability.ts';

const span = (startUtf16: number, category = 'City') => ({ category, startUtf16, endUtf16: startUtf16 + 1 });

function document(
  labelled: number[],
  predicted: [startUtf16: number, confidence: number][],
): ConfidentDocument {
  return {
    location: 'a.txt',
    language: 'en',
    text: 'x'.repeat(200),
    regions: [{ startUtf16: 0, endUtf16: 100, spans: labelled.map((start) => span(start)) }],
    predicted: predicted.map(([start, confidence]) => ({ ...span(start), confidence })),
  };
}

function reliabilityOf(...documents: ConfidentDocument[]) {
  const tally = new ReliabilityTally();
  for (const one of documents) tally.add(one);
  return tally.result();
}

describe('the reliability of confidences', () => {
  it('compares the mean confidence of each bin with the share that is right, over all documents', () => {
    const first = document(
      [0, 1],
      [
        [0, 0.9],
        [1, 1],
        [2, 0.95],
      ],
    );
    const second = document(
      [5],
      [
        [5, 0.25],
        [6, 0.2],
        [7, 0.21],
      ],
    );
    const { bins } = reliabilityOf(first, second);
    expect(bins).toEqual([
      { from: 0.2, to: 0.3, predictions: 3, expected: expect.closeTo(0.22), observed: expect.closeTo(1 / 3) },
      { from: 0.9, to: 1, predictions: 3, expected: expect.closeTo(0.95), observed: expect.closeTo(2 / 3) },
    ]);
  });

  it('weighs the distance of each bin by its predictions', () => {
    // One bin is off by 0.5 and has one prediction, the other is right and has three.
    const { calibrationError } = reliabilityOf(
      document(
        [1, 2, 3],
        [
          [0, 0.5],
          [1, 1],
          [2, 1],
          [3, 1],
        ],
      ),
    );
    expect(calibrationError).toBeCloseTo(0.125);
  });

  it('takes a prediction of the wrong category or the wrong length for wrong', () => {
    const one = document(
      [0, 1],
      [
        [0, 0.55],
        [1, 0.55],
      ],
    );
    const [wrongCategory, tooLong] = one.predicted;
    const predicted = [
      { ...wrongCategory!, category: 'Person' },
      { ...tooLong!, endUtf16: 3 },
    ];
    expect(reliabilityOf({ ...one, predicted }).bins).toMatchObject([{ predictions: 2, observed: 0 }]);
  });

  it('leaves out what was predicted where nobody labelled', () => {
    expect(reliabilityOf(document([], [[150, 0.9]]))).toEqual({ bins: [] });
  });

  it('counts every prediction in the bin that its confidence lies in', () => {
    const confidences = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 100 });
    fc.assert(
      fc.property(confidences, (values) => {
        const { bins, calibrationError = 0 } = reliabilityOf(
          document(
            [],
            values.map((value, at) => [at, value]),
          ),
        );
        expect(bins.reduce((sum, { predictions }) => sum + predictions, 0)).toBe(values.length);
        for (const { from, to, expected } of bins) {
          expect(expected).toBeGreaterThanOrEqual(from - 1e-12);
          expect(expected).toBeLessThanOrEqual(to + 1e-12);
        }
        expect(calibrationError).toBeLessThanOrEqual(1);
      }),
    );
  });
});
