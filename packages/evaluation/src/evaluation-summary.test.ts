import type { Region, Span } from '@spansmith/labels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvaluatedDocument, evaluationResult } from './evaluated-document.ts';
import { EvaluationTally } from './evaluation-summary.ts';

const categories = ['City', 'Person', '__proto__'];
const manual = { kind: 'manual' } as const;

function summarize(documents: EvaluatedDocument[]) {
  const tally = new EvaluationTally();
  for (const document of documents) tally.add(document);
  return tally.summary(categories, manual).customEntityRecognitionEvaluation;
}

/** Spans side by side, made of the gaps and lengths that were drawn. */
function spansOf(steps: [gap: number, length: number, category: string][], lengthUtf16: number): Span[] {
  let at = 0;
  return steps.flatMap(([gap, length, category]) => {
    const startUtf16 = at + gap;
    at = startUtf16 + length;
    return at <= lengthUtf16 ? [{ category, startUtf16, endUtf16: at }] : [];
  });
}

const steps = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 }), fc.constantFrom(...categories)));
const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\r\n', '😀'), maxLength: 40 });
const document = fc
  .record({ text, expected: steps, predicted: steps })
  .map(({ text, expected, predicted }) => {
    const regions: Region[] = [
      { startUtf16: 0, endUtf16: text.length, spans: spansOf(expected, text.length) },
    ];
    return { location: 'a.txt', language: 'en', text, regions, predicted: spansOf(predicted, text.length) };
  });
const documents = fc.array(document, { maxLength: 4 });

const labelsOf = (all: EvaluatedDocument[]) =>
  all.flatMap((one) => one.regions.flatMap((region) => region.spans));

describe('the evaluation summary', () => {
  it('counts every label and every prediction once', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const { entities } = summarize(all);
        const in_ = (spans: readonly Span[], category: string) =>
          spans.filter((span) => span.category === category).length;
        for (const [category, counts] of Object.entries(entities)) {
          const { truePositiveCount, falsePositiveCount, falseNegativeCount } = counts;
          expect(truePositiveCount + falseNegativeCount).toBe(in_(labelsOf(all), category));
          expect(truePositiveCount + falsePositiveCount).toBe(
            in_(
              all.flatMap((one) => one.predicted),
              category,
            ),
          );
        }
        const seen = new Set(
          [...labelsOf(all), ...all.flatMap((one) => one.predicted)].map((span) => span.category),
        );
        expect(new Set(Object.keys(entities))).toEqual(seen);
      }),
    );
  });

  it('has matrix rows that sum to the number of labels, and to 100 percent', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const { confusionMatrix } = summarize(all);
        for (const category of categories) {
          const cells = Object.values(
            Object.hasOwn(confusionMatrix, category) ? confusionMatrix[category]! : {},
          );
          const labels = labelsOf(all).filter((span) => span.category === category).length;
          expect(cells.reduce((sum, cell) => sum + cell.rawValue, 0)).toBeCloseTo(labels, 9);
          expect(cells.reduce((sum, cell) => sum + cell.normalizedValue, 0)).toBeCloseTo(
            labels > 0 ? 100 : 0,
            9,
          );
        }
      }),
    );
  });

  it('is 1 everywhere, with nothing off the diagonal, where all predictions are right', () => {
    const perfect = document.map((one) => ({
      ...one,
      predicted: one.regions.flatMap((region) => region.spans),
    }));
    fc.assert(
      fc.property(fc.array(perfect, { minLength: 1, maxLength: 3 }), (all) => {
        fc.pre(labelsOf(all).length > 0);
        const { confusionMatrix, entities, ...averages } = summarize(all);
        expect(new Set(Object.values(averages))).toEqual(new Set([1]));
        for (const { precision, recall, f1 } of Object.values(entities))
          expect([precision, recall, f1]).toEqual([1, 1, 1]);
        for (const [row, cells] of Object.entries(confusionMatrix)) {
          expect(Object.keys(cells)).toEqual([row]);
          expect(cells[row]!.normalizedValue).toBe(100);
        }
      }),
    );
  });

  it('is 0 without test documents', () => {
    expect(summarize([])).toEqual({
      confusionMatrix: {},
      entities: {},
      microF1: 0,
      microPrecision: 0,
      microRecall: 0,
      macroF1: 0,
      macroPrecision: 0,
      macroRecall: 0,
    });
  });

  it('says how the test documents were chosen', () => {
    const options = { kind: 'percentage', trainingSplitPercentage: 80, testingSplitPercentage: 20 } as const;
    expect(new EvaluationTally().summary([], options)).toMatchObject({
      projectKind: 'CustomEntityRecognition',
      evaluationOptions: options,
    });
  });
});

describe('evaluationResult', () => {
  it('lists the spans of each region in the order of the text', () => {
    const span = (startUtf16: number, category: string) => ({
      category,
      startUtf16,
      endUtf16: startUtf16 + 4,
    });
    const regions = [
      { startUtf16: 0, endUtf16: 20, spans: [span(10, 'City'), span(0, 'Person')] },
      { startUtf16: 20, endUtf16: 30, spans: [] },
    ];
    const predicted = [
      { ...span(22, 'City'), confidence: 0.9 },
      { ...span(10, 'City'), confidence: 0.8 },
    ];
    const text = 'x'.repeat(30);
    expect(evaluationResult({ location: 'a.txt', language: 'en-us', text, regions, predicted })).toEqual({
      projectKind: 'CustomEntityRecognition',
      location: 'a.txt',
      language: 'en-us',
      customEntityRecognitionResult: {
        entities: [
          {
            regionOffset: 0,
            regionLength: 20,
            expectedEntities: [
              { category: 'Person', offset: 0, length: 4 },
              { category: 'City', offset: 10, length: 4 },
            ],
            predictedEntities: [{ category: 'City', offset: 10, length: 4 }],
          },
          {
            regionOffset: 20,
            regionLength: 10,
            expectedEntities: [],
            predictedEntities: [{ category: 'City', offset: 22, length: 4 }],
          },
        ],
      },
    });
  });
});
