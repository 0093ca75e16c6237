import { openEncoder } from '@spansmith/encoder';
import { GraphBuilder, readModel } from '@spansmith/onnx-graph';
import { createTokenizer, noSplits } from '@spansmith/tokenization';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyEncoderFolder } from '../../../../tests/support/tiny-encoders.ts';
import { labelledText } from '../../test-support/labelled-text.ts';
import { taggerOf } from '../../test-support/tagger-of.ts';
import { loadTagger } from '../load-tagger.ts';
import { loadTransformerPart } from './served-transformer.ts';
import type { TrainedTransformer } from './trained-transformer.ts';
import { transformerPart } from './transformer-part.ts';

const options = {
  categories: ['Person', 'City'],
  tokenizerConfig: { splits: noSplits },
  encoder: await openEncoder(tinyEncoderFolder('bert')),
  seed: 1,
  maxEpochs: 60,
  hyperparameters: { learningRate: 1e-2, dropout: 0, steps: 60, epochSteps: 1 },
};
const TAG_COUNT = 5;
const OUTPUT = 'transformer.emissions';
const text = 'Ann is in Oslo.\n\nBob (of Rome) 😀x7 saw Lima-7; Zoë saw it.\r\n'.repeat(12);
const tokens = createTokenizer(options.tokenizerConfig)(text);

let part: TrainedTransformer;
let bytes: Uint8Array;
let session: InferenceSession;

beforeAll(async () => {
  const examples = ['[Ann|Person] is in [Rome|City]', '[Bob|Person] is in [Oslo|City]', 'x is in y'];
  part = await transformerPart.train(examples.map(labelledText), options);
  bytes = taggerOf(part, options).toOnnx();
  session = await InferenceSession.create(bytes, { logSeverityLevel: 3 });
});
afterAll(async () => {
  await session.release();
  await part.release();
});

async function run(feeds: ReturnType<ReturnType<typeof preparedText>['feeds']>): Promise<Float32Array> {
  const tensors = Object.entries(feeds).map(([name, { type, data, dims }]) => [
    name,
    new Tensor(type, data as Float32Array, dims),
  ]);
  return (await session.run(Object.fromEntries(tensors)))[OUTPUT]!.data as Float32Array;
}

const preparedText = () => {
  const description = JSON.parse(JSON.stringify(part.description));
  return loadTransformerPart(description, readModel(bytes)).prepare(tokens);
};

describe('a fine-tuned encoder loaded from its file', () => {
  it.each([1, 7, 64])('gives the scores of the trained one, by calls of %i tokens', async (callTokens) => {
    const prepared = preparedText();
    const expected = await part.scoreTokens(tokens);
    const found: number[] = [];
    for (let first = 0; first < tokens.count; first += callTokens)
      found.push(...(await run(prepared.feeds(first, Math.min(tokens.count, first + callTokens)))));
    expect(found).toHaveLength(tokens.count * TAG_COUNT);
    for (const [at, score] of found.entries()) expect(score).toBeCloseTo(expected[at]!, 3);
  });

  it('ends its calls where a window does, so that each is run once', () => {
    const prepared = preparedText();
    let first = 0;
    let calls = 0;
    for (; first < tokens.count; calls++) {
      const end = prepared.endOfCall!(first);
      expect(prepared.feeds(first, end)['transformer.pieceIds']!.dims[0]).toBe(1);
      first = end;
    }
    expect(calls).toBeGreaterThan(2);
  });

  it('gives probabilities, and lets no token begin a span that shares its piece with the one before', async () => {
    const emissions = await part.scoreTokens(tokens);
    const emoji = tokens.startUtf16.indexOf(text.indexOf('😀'));
    for (let token = 0; token < tokens.count; token++) {
      const row = Array.from(emissions.subarray(token * TAG_COUNT, (token + 1) * TAG_COUNT), Math.exp);
      expect(row.reduce((sum, probability) => sum + probability)).toBeCloseTo(1, 4);
      if (token === emoji + 1) expect(row[1]! + row[3]!).toBeLessThan(1e-6);
    }
  });

  it('finds the spans of the trained one as a tagger', async () => {
    const trained = taggerOf(part, options);
    const served = loadTagger(trained.description, bytes);
    const { tokens: servedTokens, calls } = served.encode(text);
    const emissions: number[] = [];
    for (const { feeds } of calls) emissions.push(...(await run(feeds)));
    const spans = served.decode({ tokens: servedTokens, emissions: [Float32Array.from(emissions)] });
    const expected = await trained.predict(text);
    const placesOf = (found: typeof spans) => found.map(({ confidence, ...span }) => span);
    expect(placesOf(spans)).toEqual(placesOf(expected));
    expect(spans.length).toBeGreaterThan(5);
  });
});

describe('loadTransformerPart', () => {
  it('says what is missing where a model holds no encoder', () => {
    const graph = new GraphBuilder('other');
    graph.output('y', graph.input('x', 'float32', [1]));
    expect(() => loadTransformerPart(part.description, readModel(graph.toBytes()))).toThrow(
      'the model has no initializer "transformer.tokenizer"',
    );
  });
});
