import { GraphBuilder, readModel } from '@spansmith/onnx-graph';
import { createTokenizer, noSplits, type Tokens } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelledText } from '../../test-support/labelled-text.ts';
import { smallVectors } from '../../test-support/small-vectors.ts';
import type { ServedPart } from '../part.ts';
import { cnnPart } from './cnn-part.ts';
import { loadCnnPart } from './served-cnn.ts';
import type { TrainedCnn } from './trained-cnn.ts';

const tokenizerConfig = { splits: noSplits };
const tokens = createTokenizer(tokenizerConfig)(
  'Ann is in Oslo.\n\nBob (of Rome) saw Lima-7; Zoë saw it.\n'.repeat(30),
);
const TAG_COUNT = 5;

async function train(wordVectors: WordVectors | undefined): Promise<TrainedCnn> {
  const examples = ['[Ann|Person] is in [Rome|City]', '[Bob|Person] is in [Oslo|City]', 'x is in y'];
  return cnnPart.train(examples.map(labelledText), {
    categories: ['Person', 'City'],
    tokenizerConfig,
    seed: 1,
    maxEpochs: 5,
    ...(wordVectors && { wordVectors }),
  });
}

function exportModel(part: TrainedCnn, vectors: WordVectors | undefined): Uint8Array {
  const graph = new GraphBuilder('model');
  const wordVectors = () => {
    const { hashes, size, dimension, table } = vectors!;
    graph.initializer('wordHashes', 'int64', [size], new BigInt64Array(hashes.buffer));
    return graph.initializer('wordVectors', 'int8', [size + 1, dimension], table);
  };
  graph.output('cnn.emissions', part.addTo(graph, { tagCount: TAG_COUNT, wordVectors }));
  return graph.toBytes();
}

/** The emissions of all tokens, by calls of `callTokens` tokens. */
async function runCalls(session: InferenceSession, served: ServedPart, text: Tokens, callTokens: number) {
  const emissions: number[] = [];
  const prepared = served.prepare(text);
  for (let first = 0; first < text.count; first += callTokens) {
    const feeds = prepared.feeds(first, Math.min(text.count, first + callTokens));
    const tensors = Object.entries(feeds).map(([name, { type, data, dims }]) => [
      name,
      new Tensor(type, data as Float32Array, dims),
    ]);
    const results = await session.run(Object.fromEntries(tensors));
    emissions.push(...(results['cnn.emissions']!.data as Float32Array));
  }
  return emissions;
}

describe.each([
  ['without word vectors', undefined],
  ['with word vectors', smallVectors],
])('a CNN loaded from its file, %s', (_, vectors) => {
  let part: TrainedCnn;
  let bytes: Uint8Array;
  let session: InferenceSession;
  beforeAll(async () => {
    part = await train(vectors);
    bytes = exportModel(part, vectors);
    session = await InferenceSession.create(bytes, { logSeverityLevel: 3 });
  });
  afterAll(async () => {
    await session.release();
    await part.release();
  });

  it.each([1, 3, 100, 512])(
    'gives the scores of the trained one, by calls of %i tokens',
    async (callTokens) => {
      const description = JSON.parse(JSON.stringify(part.description));
      const served = loadCnnPart(description, readModel(bytes));
      expect(served.maxCallTokens).toBeGreaterThanOrEqual(callTokens);
      const expected = await part.scoreTokens(tokens);
      const found = await runCalls(session, served, tokens, callTokens);
      expect(expected.some((score) => Math.abs(score) > 0.3)).toBe(true);
      expect(found).toHaveLength(tokens.count * TAG_COUNT);
      for (const [at, score] of found.entries()) expect(score).toBeCloseTo(expected[at]!, 4);
    },
  );

  it('has an input of its own for each thing that it is fed, named by its kind', () => {
    const { inputNames } = readModel(bytes);
    const feeds = loadCnnPart(part.description, readModel(bytes)).prepare(tokens).feeds(0, 2);
    expect(Object.keys(feeds).sort()).toEqual([...inputNames].sort());
    for (const name of inputNames) expect(name).toMatch(/^cnn\./);
  });
});

describe('loadCnnPart', () => {
  it('says what is missing where a model holds no CNN', () => {
    const graph = new GraphBuilder('other');
    graph.output('y', graph.input('x', 'float32', [1]));
    const description = { kind: 'cnn', reach: 2, wordVectorCount: 0 } as const;
    expect(() => loadCnnPart(description, readModel(graph.toBytes()))).toThrow(
      'the model has no initializer "cnn.norm.hashes"',
    );
  });
});
