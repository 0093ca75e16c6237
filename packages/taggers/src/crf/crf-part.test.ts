import { createTokenizer, learnSplits, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { labelledText, markSpans } from '../../test-support/labelled-text.ts';
import { smallVectors } from '../../test-support/small-vectors.ts';
import { taggerOf } from '../../test-support/tagger-of.ts';
import type { TrainedTagger } from '../ensemble/trained-tagger.ts';
import type { TrainingExample } from '../tagger.ts';
import { type CrfOptions, crfPart } from './crf-part.ts';

const options: CrfOptions = {
  categories: ['Person', 'City'],
  tokenizerConfig: { splits: noSplits },
  featureConfig: { line: false, wideContextTokens: 0 },
  l2: 0.1,
  maxIterations: 60,
  tolerance: 1e-4,
};

const examples = [
  '[Ann Lee|Person] lives in [Rome|City].',
  '[Bob|Person] moved to [New York|City] in May.',
  'Did [Carla Diaz|Person] live in [Oslo|City]?',
  'It rained in May.',
  '[Dan|Person] was in [San Jose|City] today.',
].map(labelledText);

/** What a tagger trained on `training` finds in `text`, in brackets. */
async function predict(training: readonly TrainingExample[], text: string, more: Partial<CrfOptions> = {}) {
  const tagger = await trainTagger(training, more);
  return markSpans(text, await tagger.predict(text));
}

async function trainTagger(
  training: readonly TrainingExample[],
  more: Partial<CrfOptions> = {},
): Promise<TrainedTagger> {
  const all = { ...options, ...more };
  return taggerOf(await crfPart.train(training, all), all);
}

describe('crfPart', () => {
  it('finds again what it was taught', async () => {
    for (const { text, regions } of examples)
      expect(await predict(examples, text)).toBe(markSpans(text, regions[0]!.spans));
  });

  it('finds words that it never saw by their context', async () => {
    expect(await predict(examples, 'Did Zoe Quill live in Lima?')).toBe(
      'Did [Zoe Quill|Person] live in [Lima|City]?',
    );
  });

  it('finds words that it never saw by the vectors of words that it saw', async () => {
    const training = [
      'we saw [Ann|Person]',
      'we saw [Rome|City]',
      'we saw [Bob|Person]',
      'we saw [Oslo|City]',
    ];
    const found = (text: string) => predict(training.map(labelledText), text, { wordVectors: smallVectors });
    expect(await found('we saw zoe')).toBe('we saw [zoe|Person]');
    expect(await found('we saw lima')).toBe('we saw [lima|City]');
  });

  it('gives confidences that are probabilities', async () => {
    const tagger = await trainTagger(examples);
    const [person, city] = await tagger.predict('Did Zoe Quill live in Lima?');
    for (const span of [person!, city!]) {
      expect(span.confidence).toBeGreaterThan(0.2);
      expect(span.confidence).toBeLessThan(1);
    }
  });

  it('gives the same file for the same examples', async () => {
    const [a, b] = await Promise.all([trainTagger(examples), trainTagger(examples)]);
    expect(Buffer.from(a.toOnnx()).equals(b.toOnnx())).toBe(true);
    expect(JSON.stringify(a.description)).toBe(JSON.stringify(b.description));
  });

  it('finds the exact span where labels cut through words', async () => {
    const training = [
      'a [Rome|City]bound train',
      'the [Oslo|City]bound ship',
      'a [Lima|City]bound car',
      'a long day',
    ].map(labelledText);
    const texts = training.map(({ text, regions }) => ({ text, spans: regions[0]!.spans }));
    const tokenizerConfig = { splits: learnSplits(texts) };
    expect(await predict(training, 'the Parisbound bus', { tokenizerConfig })).toBe(
      'the [Paris|City]bound bus',
    );
  });

  it('never finds a category without labels, and keeps its tags', async () => {
    const categories = ['Date', 'Person', 'Org', 'City'];
    const tagger = await trainTagger(examples, { categories });
    expect(tagger.description.tags).toHaveLength(9);
    expect(markSpans(examples[0]!.text, await tagger.predict(examples[0]!.text))).toBe(
      '[Ann Lee|Person] lives in [Rome|City].',
    );
    const eager = tagger.withThreshold(1e-9);
    const found = (await Promise.all(examples.map(({ text }) => eager.predict(text)))).flat();
    expect(found.length).toBeGreaterThan(examples.length);
    expect(found.filter(({ category }) => category === 'Date' || category === 'Org')).toEqual([]);
  });

  it('learns from one document with one label', async () => {
    const training = [labelledText('Invoice for [Ann|Person].')];
    expect(await predict(training, 'Invoice for Ann.')).toBe('Invoice for [Ann|Person].');
  });

  it('finds nothing where nothing was labelled', async () => {
    const unlabelled = [labelledText('Ann lives in Rome.'), labelledText('')];
    expect(await predict(unlabelled, 'Ann lives in Rome.')).toBe('Ann lives in Rome.');
    expect(await predict([], 'Ann lives in Rome.')).toBe('Ann lives in Rome.');
    expect(await predict(unlabelled, 'Ann', { categories: [] })).toBe('Ann');
  });

  it('learns inside regions only', async () => {
    const text = 'We met Ann. '.repeat(7);
    const startUtf16 = 3 * 'We met Ann. '.length;
    const label = { category: 'Person', startUtf16: startUtf16 + 7, endUtf16: startUtf16 + 10 };
    const sentence = { startUtf16, endUtf16: startUtf16 + 11, spans: [label] };
    const document = { startUtf16: 0, endUtf16: text.length, spans: [label] };
    const everyAnn = 'We met [Ann|Person]. '.repeat(7);
    expect(await predict([{ text, regions: [sentence] }], text)).toBe(everyAnn);
    expect(await predict([{ text, regions: [document] }], text)).toBe(text);
  });

  it('finds more spans the lower the threshold', async () => {
    const tagger = await trainTagger(examples);
    const scores = await tagger.scoreTokens('Zoe and Quill saw Lima and then Paris and Kim.');
    const counts = [1, 0.4, 1e-6].map((threshold) => tagger.withThreshold(threshold).decode(scores).length);
    expect(counts[0]).toBe(0);
    expect(counts[2]).toBeGreaterThan(counts[1]!);
  });

  it('tags a document of 128,000 characters without a seam', async () => {
    const tagger = await trainTagger(examples);
    const sentence = 'Did Carla Diaz live in Oslo? ';
    const text = sentence.repeat(Math.floor(128_000 / sentence.length));
    const found = await tagger.predict(text);
    expect(found).toHaveLength(2 * Math.floor(128_000 / sentence.length));
    expect(new Set(found.map(({ startUtf16 }) => startUtf16 % sentence.length))).toEqual(new Set([4, 23]));
  });

  it('has room for 200 categories', async () => {
    const categories = Array.from({ length: 200 }, (_, index) => `Category${index}`);
    const labelled = categories.filter((_, index) => index % 2 === 1);
    const training = labelled.map((category, index) =>
      labelledText(`no ${index}: [value${index}|${category}]`),
    );
    const tagger = await trainTagger(training, { categories, maxIterations: 15 });
    // So few passes leave little probability to each of so many categories.
    const found = await tagger.withThreshold(0.01).predict('no 58: value58');
    expect(markSpans('no 58: value58', found)).toBe('no 58: [value58|Category117]');
  });

  it('reports every pass, and a loss that falls', async () => {
    const losses: number[] = [];
    await crfPart.train(examples, options, {
      onProgress: ({ iteration, loss }) => (losses[iteration - 1] = loss),
    });
    expect(losses.length).toBeGreaterThan(5);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  });

  it('stops between two passes when it is told to', async () => {
    const controller = new AbortController();
    let passes = 0;
    const training = crfPart.train(examples, options, {
      signal: controller.signal,
      onProgress: () => {
        passes++;
        controller.abort(new Error('cancelled'));
      },
    });
    await expect(training).rejects.toThrow('cancelled');
    expect(passes).toBe(1);
  });

  it('refuses a label whose category was not declared', async () => {
    await expect(crfPart.train(examples, { ...options, categories: ['City'] })).rejects.toThrow(
      'a label has the undeclared category "Person"',
    );
  });

  it('goes on from a tagger of fewer examples in fewer passes, to the same end', async () => {
    const passesOf = async (more: Partial<CrfOptions>) => {
      let passes = 0;
      const precise = { ...options, tolerance: 1e-7, maxIterations: 500, ...more };
      const part = await crfPart.train(examples, precise, { onProgress: () => passes++ });
      const tokens = createTokenizer(options.tokenizerConfig)('Did Zoe Quill live in Lima?');
      return { passes, weights: await part.scoreTokens(tokens) };
    };
    const initial = await crfPart.train(examples.slice(0, 4), options);
    const [cold, warm] = [await passesOf({}), await passesOf({ initial })];
    expect(warm.passes).toBeLessThan(cold.passes);
    for (const [at, weight] of warm.weights.entries()) expect(weight).toBeCloseTo(cold.weights[at]!, 2);
  });
});
