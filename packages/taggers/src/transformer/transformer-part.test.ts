import { openEncoder } from '@spansmith/encoder';
import { GraphBuilder, readModel } from '@spansmith/onnx-graph';
import { createTokenizer, noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { tinyEncoderFolder } from '../../../../tests/support/tiny-encoders.ts';
import { labelledText, markSpans } from '../../test-support/labelled-text.ts';
import { taggerOf } from '../../test-support/tagger-of.ts';
import type { TrainingProgress } from '../tagger.ts';
import { type TransformerOptions, transformerPart } from './transformer-part.ts';

const encoder = await openEncoder(tinyEncoderFolder('xlm-roberta'));
const options: TransformerOptions = {
  categories: ['Person', 'City'],
  tokenizerConfig: { splits: noSplits },
  encoder,
  seed: 1,
  maxEpochs: 40,
  hyperparameters: {
    learningRate: 1e-2,
    layerDecay: 1,
    dropout: 0,
    batchPieces: 60,
    steps: 80,
    epochSteps: 1,
    patience: 0.1,
  },
};
const examples = [
  '[Ann|Person] flew to [New York|City] today.',
  '[Bob|Person] flew to [Oslo|City] today.',
  '[Ann|Person] saw [Bob|Person] in [Oslo|City].',
  'Nobody flew today.',
].map(labelledText);
const whole = examples.map(({ text }) => text).join('\n');

const tokenize = createTokenizer(options.tokenizerConfig);

/** The text with the spans that a part trained so finds in it. */
async function tag(text: string, more: Partial<TransformerOptions> = {}, given = examples): Promise<string> {
  const all = { ...options, ...more };
  const tagger = taggerOf(await transformerPart.train(given, all), all);
  const marked = markSpans(text, await tagger.predict(text));
  await tagger.release();
  return marked;
}

async function emissionsOf(more: Partial<TransformerOptions> = {}): Promise<Float32Array> {
  const part = await transformerPart.train(examples, { ...options, maxEpochs: 3, ...more });
  const emissions = await part.scoreTokens(tokenize('Ann flew to Lima.'));
  await part.release();
  return emissions;
}

/** Keeps the last checkpoint, and what each epoch told. */
function memoryStore() {
  const kept: Uint8Array[] = [];
  return {
    kept,
    load: async () => kept.at(-1),
    save: async (bytes: Uint8Array) => {
      kept.push(bytes);
    },
  };
}

describe('transformerPart', () => {
  it('learns what its examples show', async () => {
    for (const { text, regions } of examples)
      expect(await tag(text)).toBe(markSpans(text, regions[0]!.spans));
  });

  it('gives the same scores for the same seed, and others for another', async () => {
    const hyperparameters = { ...options.hyperparameters, dropout: 0.1 };
    const first = await emissionsOf({ hyperparameters });
    expect(await emissionsOf({ hyperparameters })).toEqual(first);
    expect(await emissionsOf({ hyperparameters, seed: 2 })).not.toEqual(first);
  });

  it('goes on from a checkpoint as if it had never stopped', async () => {
    const hyperparameters = { ...options.hyperparameters, dropout: 0.1, patience: 1 };
    const more = { hyperparameters, maxEpochs: 5, validation: examples };
    const straight = await emissionsOf(more);
    const checkpoints = memoryStore();
    const controller = new AbortController();
    const killed = transformerPart.train(
      examples,
      { ...options, ...more, checkpoints },
      {
        signal: controller.signal,
        onProgress: ({ iteration }) => {
          if (iteration === 2) controller.abort(new Error('killed'));
        },
      },
    );
    await expect(killed).rejects.toThrow('killed');
    const epochs: number[] = [];
    const part = await transformerPart.train(
      examples,
      { ...options, ...more, checkpoints },
      { onProgress: ({ iteration }) => epochs.push(iteration) },
    );
    expect(epochs).toEqual([3, 4, 5]);
    expect(await part.scoreTokens(tokenize('Ann flew to Lima.'))).toEqual(straight);
    await part.release();
  });

  it.each([
    [
      'damaged',
      (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)),
      {},
    ],
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, 7), {}],
    ['of another training', (bytes: Uint8Array) => bytes, { seed: 2 }],
  ])('starts anew where a checkpoint is %s', async (_, change, more) => {
    const checkpoints = memoryStore();
    await emissionsOf({ maxEpochs: 1, ...more, checkpoints });
    checkpoints.kept.push(change(checkpoints.kept.at(-1)!));
    expect(await emissionsOf({ maxEpochs: 1, checkpoints })).toEqual(await emissionsOf({ maxEpochs: 1 }));
  });

  it('keeps its best epoch by held-out examples, and ends when they get no better', async () => {
    const progress: TrainingProgress[] = [];
    const validation = [labelledText('[Oslo|City] and [Ann|Person]')];
    const part = await transformerPart.train(
      examples,
      { ...options, validation },
      { onProgress: (one) => progress.push(one) },
    );
    await part.release();
    const scores = progress.map(({ heldOutF1 }) => heldOutF1!);
    const best = scores.indexOf(Math.max(...scores));
    // A tenth of 40 epochs without a gain.
    expect(progress.length).toBe(Math.min(40, best + 1 + 4));
  });

  it('tells of every epoch, in which the loss falls', async () => {
    const progress: TrainingProgress[] = [];
    const part = await transformerPart.train(examples, options, { onProgress: (one) => progress.push(one) });
    await part.release();
    expect(progress.map(({ iteration }) => iteration)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(progress.at(-1)!.loss).toBeLessThan(progress[0]!.loss / 4);
  });

  it('makes an epoch of several passes where one has too few steps', async () => {
    const progress: TrainingProgress[] = [];
    const hyperparameters = { ...options.hyperparameters, steps: 50, epochSteps: 10 };
    const given = { ...options, hyperparameters };
    const part = await transformerPart.train(examples, given, { onProgress: (one) => progress.push(one) });
    await part.release();
    expect(progress.map(({ maxIterations }) => maxIterations)).toEqual([5, 5, 5, 5, 5]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    const training = transformerPart.train(examples, options, { onProgress, signal: controller.signal });
    await expect(training).rejects.toThrow('enough');
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

  it('sees the text around a region, and learns no tags there', async () => {
    const text = 'Mr Ann saw Mr Bob';
    const region = { startUtf16: 3, endUtf16: 10 };
    const spans = [{ category: 'Person', startUtf16: 3, endUtf16: 6 }];
    const given = Array.from({ length: 10 }, () => ({ text, regions: [{ ...region, spans }] }));
    const found = await tag(text, { maxEpochs: 20 }, given);
    expect(found).toContain('[Ann|Person] saw');
  });

  it('refuses a label of an undeclared category', async () => {
    const training = transformerPart.train(examples, { ...options, categories: ['Person'] });
    await expect(training).rejects.toThrow(new RangeError('a label has the undeclared category "City"'));
  });

  it('scores nearly the same with its matrices in int8', async () => {
    const part = await transformerPart.train(examples, options);
    const tokens = tokenize(whole);
    const [exact, rounded] = [part, part.withPrecision('int8')];
    const [a, b] = [await exact.scoreTokens(tokens), await rounded.scoreTokens(tokens)];
    expect(b).not.toEqual(a);
    const best = (scores: Float32Array) =>
      Array.from({ length: tokens.count }, (_, token) => {
        const row = scores.subarray(token * 5, token * 5 + 5);
        return row.indexOf(Math.max(...row));
      });
    const same = best(a).filter((tagIndex, token) => tagIndex === best(b)[token]).length;
    expect(same / tokens.count).toBeGreaterThan(0.9);
    await exact.release();
    await rounded.release();
  });

  it('is whole in its graph: a model file needs no encoder beside it', async () => {
    const part = await transformerPart.train(examples, { ...options, maxEpochs: 1 });
    const graph = new GraphBuilder('model');
    graph.output('emissions', part.addTo(graph));
    const model = readModel(graph.toBytes());
    expect(model.inputNames).toEqual([
      'transformer.pieceIds',
      'transformer.mask',
      'transformer.cases',
      'transformer.rows',
      'transformer.continues',
    ]);
    const { data } = model.readInitializer('transformer.tokenizer', 'uint8');
    expect(new TextDecoder().decode(data)).toBe(encoder.tokenizerJson);
    expect(JSON.parse(JSON.stringify(part.description))).toEqual(part.description);
    await part.release();
  });
});
