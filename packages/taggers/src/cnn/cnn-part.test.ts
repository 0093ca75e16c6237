import { createTokenizer, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { labelledText, markSpans } from '../../test-support/labelled-text.ts';
import { smallVectors } from '../../test-support/small-vectors.ts';
import { taggerOf } from '../../test-support/tagger-of.ts';
import type { TrainingProgress } from '../tagger.ts';
import { type CnnOptions, cnnPart } from './cnn-part.ts';

const options: CnnOptions = {
  categories: ['Person', 'City'],
  tokenizerConfig: { splits: noSplits },
  seed: 1,
  maxEpochs: 30,
};
const examples = [
  '[Ann|Person] flew to [New York|City] today.',
  '[Bob|Person] flew to [Oslo|City] today.',
  '[Ann|Person] saw [Bob|Person] in [Oslo|City].',
  'Nobody flew today.',
].map(labelledText);
const tokenize = createTokenizer(options.tokenizerConfig);

/** The text with the spans that a part trained so finds in it. */
async function tag(text: string, more: Partial<CnnOptions> = {}, given = examples): Promise<string> {
  const all = { ...options, ...more };
  const tagger = taggerOf(await cnnPart.train(given, all), all);
  const marked = markSpans(text, await tagger.predict(text));
  await tagger.release();
  return marked;
}

async function emissionsOf(more: Partial<CnnOptions> = {}): Promise<Float32Array> {
  const part = await cnnPart.train(examples, { ...options, maxEpochs: 3, ...more });
  const emissions = await part.scoreTokens(tokenize('Ann flew to Lima.'));
  await part.release();
  return emissions;
}

describe('cnnPart', () => {
  it('learns what its examples show', async () => {
    const whole = examples.map(({ text }) => text).join('\n');
    expect(await tag(whole)).toBe(
      examples.map(({ text, regions }) => markSpans(text, regions[0]!.spans)).join('\n'),
    );
  });

  it('knows words that it did not see by their vectors', async () => {
    const unseen = 'zoe lima rome';
    const given = ['[ann|Person] [oslo|City] [bonn|City]', '[york|City] [bob|Person] [carla|Person]'];
    const found = await tag(unseen, { wordVectors: smallVectors }, given.map(labelledText));
    expect(found).toBe('[zoe|Person] [lima|City] [rome|City]');
  });

  it('gives the same scores for the same seed, and others for another', async () => {
    expect(await emissionsOf()).toEqual(await emissionsOf());
    expect(await emissionsOf({ seed: 2 })).not.toEqual(await emissionsOf());
  });

  it('never predicts a category without labels', async () => {
    const categories = ['Country', 'Person', 'City', 'Animal'];
    expect(await tag(examples[0]!.text, { categories })).toBe('[Ann|Person] flew to [New York|City] today.');
  });

  it('finds nothing where nothing was labelled, and learns from no text at all', async () => {
    expect(await tag('Ann flew', {}, [labelledText('Nobody flew today.')])).toBe('Ann flew');
    expect(await tag('Ann flew', {}, [labelledText('')])).toBe('Ann flew');
    expect(await tag('', {}, [])).toBe('');
  });

  it('sees the text around a region', async () => {
    const region = { startUtf16: 3, endUtf16: 6 };
    const given = [
      { text: 'Mr Ann', regions: [{ ...region, spans: [{ category: 'Person', ...region }] }] },
      { text: 'to Ann', regions: [{ ...region, spans: [] }] },
    ];
    const repeated = Array.from({ length: 20 }, () => given).flat();
    expect(await tag('Mr Ann', { maxEpochs: 100 }, repeated)).toMatch(/ \[Ann\|Person\]$/);
    expect(await tag('to Ann', { maxEpochs: 100 }, repeated)).toMatch(/ Ann$/);
  });

  it('tells of every epoch, in which the loss falls', async () => {
    const progress: TrainingProgress[] = [];
    const part = await cnnPart.train(examples, options, { onProgress: (one) => progress.push(one) });
    await part.release();
    expect(progress.map(({ iteration }) => iteration)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(progress.at(-1)!.maxIterations).toBe(30);
    expect(progress.at(-1)!.loss).toBeLessThan(progress[0]!.loss / 4);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    const training = cnnPart.train(examples, options, { onProgress, signal: controller.signal });
    await expect(training).rejects.toThrow('enough');
  });

  it('refuses a label of an undeclared category', async () => {
    const training = cnnPart.train(examples, { ...options, categories: ['Person'] });
    await expect(training).rejects.toThrow(new RangeError('a label has the undeclared category "City"'));
  });
});
