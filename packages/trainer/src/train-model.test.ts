import type { TrainingExample } from '@spansmith/taggers';
import { describe, expect, it } from 'vitest';
import { smallVectors } from '../../taggers/test-support/small-vectors.ts';
import { type TrainHooks, type TrainOptions, trainModel as train } from './train-model.ts';
import type { TrainProgress } from './train-progress.ts';
import type { TrainingSet } from './training-set.ts';

const names = ['Ann', 'Bob', 'Carla', 'Dan', 'Eve', 'Finn', 'Gus', 'Hana', 'Ivo', 'Jo', 'Kim', 'Lou'];
const cities = [
  'Rome',
  'Oslo',
  'Lima',
  'Bonn',
  'Cork',
  'Nice',
  'York',
  'Bern',
  'Kiel',
  'Linz',
  'Pisa',
  'Graz',
];
const categories = ['Person', 'City', 'Date'];

function document(text: string, ...labels: [category: string, surface: string][]): TrainingExample {
  const spans = labels.map(([category, surface]) => {
    const startUtf16 = text.indexOf(surface);
    return { category, startUtf16, endUtf16: startUtf16 + surface.length };
  });
  return { text, regions: [{ startUtf16: 0, endUtf16: text.length, spans }] };
}

const sentences = names.map((name, index) =>
  document(`${name} flew to ${cities[index]} again.`, ['Person', name], ['City', cities[index]!]),
);

/** Two lines, in either order, that only a far word tells apart: whoever stands in the seller's is a person. */
const forms = names.map((name, index) => {
  const line = (who: string, role: string) =>
    `${who}, whose place of business is in the said town, the ${role}.`;
  const lines = [line(name, 'seller'), line(names.at(index - 1)!, 'buyer')];
  return document(`It is agreed:\n${(index % 2 ? lines : lines.toReversed()).join('\n')}\n`, [
    'Person',
    name,
  ]);
});

/** In one thread, which starts faster. */
const trainModel = (set: TrainingSet, options: TrainOptions, hooks?: TrainHooks) =>
  train(set, { threads: 1, ...options }, hooks);

describe('trainModel', () => {
  it('learns a tagger that finds entities in new text', async () => {
    const { tagger } = await trainModel({ categories, documents: sentences }, { seed: 1 });
    const text = 'Zoe flew to Metz again.';
    expect((await tagger.predict(text)).map(({ category, startUtf16 }) => [category, startUtf16])).toEqual([
      ['Person', 0],
      ['City', 12],
    ]);
  });

  it('says what it tried and what it took', async () => {
    const { report } = await trainModel({ categories, documents: sentences }, { seed: 1 });
    expect(report).toMatchObject({ documents: 12, labels: 24, splits: { prefixes: [] } });
    const { features, weights, threshold, temperature } = report.choices;
    expect(features.tried.map(({ value }) => value)).toEqual(['sentence', 'document']);
    expect(features.value).toBe('sentence');
    expect(features.reason).toContain('12 held-out documents');
    expect(Object.values(weights.value).reduce((sum, weight) => sum + weight)).toBe(1);
    expect(threshold.tried.map(({ value }) => value)).toContain(threshold.value);
    expect(temperature.value).toBeGreaterThan(0);
    expect(report.heldOut).toMatchObject({ method: 'cross-validation', documents: 12 });
    expect(report.heldOut.scores!.f1).toBeGreaterThan(0.8);
  });

  it('takes features of the whole line where the cue stands far away', async () => {
    const { tagger, report } = await trainModel({ categories, documents: forms }, { seed: 1 });
    expect(report.choices.features.value).toBe('document');
    const { text, regions } = forms[3]!;
    expect((await tagger.predict(text)).map(({ startUtf16 }) => startUtf16)).toEqual([
      regions[0]!.spans[0]!.startUtf16,
    ]);
  });

  it('suspects a label that was given to the wrong category', async () => {
    const flipped = sentences.map((sentence, index) => {
      if (index !== 5) return sentence;
      const [region] = sentence.regions;
      const spans = region!.spans.map((span) => ({ ...span, category: 'Person' }));
      return { ...sentence, location: 'letter-5.txt', regions: [{ ...region!, spans }] };
    });
    const { report } = await trainModel({ categories, documents: flipped }, { seed: 1 });
    expect(report.suspects[0]).toMatchObject({
      kind: 'label',
      document: 5,
      location: 'letter-5.txt',
      labelled: { category: 'Person', startUtf16: 13 },
      suggested: { category: 'City', startUtf16: 13 },
    });
  });

  it('gives the same model for the same set and seed, in however many threads', async () => {
    const trainIn = (threads: number) =>
      trainModel({ categories, documents: sentences }, { seed: 7, threads, wordVectors: smallVectors });
    const [a, b] = [await trainIn(1), await trainIn(2)];
    expect(Buffer.from(a.tagger.toOnnx()).equals(b.tagger.toOnnx())).toBe(true);
    expect(b.report).toEqual(a.report);
  });

  it('predicts exact spans for labels that cut through words', async () => {
    const documents = cities.map((city) => document(`The ${city}bound train is late.`, ['City', city]));
    const { tagger } = await trainModel({ categories, documents }, { seed: 1 });
    expect(await tagger.predict('The Parisbound train is late.')).toMatchObject([
      { startUtf16: 4, endUtf16: 9 },
    ]);
  });

  it.each([
    ['one document with one label', [document('Signed by Ann.', ['Person', 'Ann'])], 1],
    [
      'documents of which one has labels',
      [...['a b', 'c d', '', ' '].map((text) => document(text)), sentences[0]!],
      2,
    ],
    [
      'documents without labels',
      ['Ann is here.', 'So is Bob.', 'And Kim.', 'Not Jo.'].map((text) => document(text)),
      0,
    ],
    ['no documents', [], 0],
    [
      'a document whose region holds no token',
      [{ text: '  ', regions: [{ startUtf16: 0, endUtf16: 2, spans: [] }] }],
      0,
    ],
    ['a document without regions', [{ text: 'Ann', regions: [] }], 0],
  ])('can be given %s', async (_, documents, labels) => {
    const { tagger, report } = await trainModel({ categories, documents }, { seed: 1 });
    expect(report.labels).toBe(labels);
    const found = (await Promise.all(documents.map(({ text }) => tagger.predict(text)))).flat();
    expect(found).toHaveLength(labels);
  });

  it('reports progress that never falls and ends at all of the work', async () => {
    const progress: TrainProgress[] = [];
    await trainModel(
      { categories, documents: sentences },
      { seed: 1 },
      { onProgress: (step) => progress.push(step) },
    );
    const fractions = progress.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions[0]).toBeLessThan(0.1);
    expect(fractions.at(-1)).toBeGreaterThan(0.6);
    expect(new Set(progress.map(({ stage }) => stage))).toEqual(new Set(['selecting', 'training']));
    expect(progress.at(-1)!.heldOutF1).toBeGreaterThan(0.8);
  });

  it('stops when it is told to, whatever it is doing', async () => {
    for (const [stage, threads] of [
      ['selecting', 1],
      ['selecting', 2],
      ['training', 1],
    ] as const) {
      const controller = new AbortController();
      const training = trainModel(
        { categories, documents: sentences },
        { seed: 1, threads },
        {
          signal: controller.signal,
          onProgress: (step) => step.stage === stage && controller.abort(new Error(`stopped while ${stage}`)),
        },
      );
      await expect(training).rejects.toThrow(`stopped while ${stage}`);
    }
  });

  it('refuses labels of a category that is not declared', async () => {
    await expect(trainModel({ categories: ['City'], documents: sentences }, { seed: 1 })).rejects.toThrow(
      RangeError,
    );
  });
});
