import { noSplits } from '@spansmith/tokenization';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { labelledText } from '../../test-support/labelled-text.ts';
import { smallVectors } from '../../test-support/small-vectors.ts';
import { taggerOf } from '../../test-support/tagger-of.ts';
import { loadTagger } from '../load-tagger.ts';
import { type CrfOptions, crfPart } from './crf-part.ts';

const options: CrfOptions = {
  categories: ['Person', 'City'],
  tokenizerConfig: { splits: noSplits },
  featureConfig: { line: true, wideContextTokens: 2 },
  l2: 0.1,
  maxIterations: 40,
  tolerance: 1e-4,
};

async function trainAndServe(more: Partial<CrfOptions> = {}) {
  const examples = ['[Ann|Person] is in [Rome|City]', '[Bob|Person] is in [Oslo|City]', 'x is in y'];
  const all = { ...options, ...more };
  const trained = taggerOf(await crfPart.train(examples.map(labelledText), all), all);
  const onnx = trained.toOnnx();
  const served = loadTagger(JSON.parse(JSON.stringify(trained.description)), onnx);
  return { trained, onnx, served };
}

type Served = Awaited<ReturnType<typeof trainAndServe>>;

/** The scores that ONNX Runtime gives the tokens of a text. */
async function runGraph({ onnx, served }: Served, text: string): Promise<Float32Array> {
  const session = await InferenceSession.create(onnx);
  const { tokens, calls } = served.encode(text);
  const emissions = new Float32Array(tokens.count * served.tagCount);
  for (const { firstToken, feeds } of calls) {
    const tensors = Object.entries(feeds).map(([name, { type, data, dims }]) => [
      name,
      new Tensor(type, data, dims),
    ]);
    const { 'crf.emissions': output } = await session.run(Object.fromEntries(tensors));
    emissions.set(output!.data as Float32Array, firstToken * served.tagCount);
  }
  await session.release();
  return emissions;
}

describe('a CRF loaded from its artifact', () => {
  it.each([
    ['without word vectors', undefined],
    ['with word vectors', smallVectors],
  ])('gives the scores of the trained one, %s', async (_, wordVectors) => {
    const model = await trainAndServe({ ...(wordVectors && { wordVectors }) });
    const text = 'Ann is in Oslo\nBob is in Rome. Zoe Q. saw Lima\n'.repeat(40);
    const found = await runGraph(model, text);
    const expected = (await model.trained.scoreTokens(text)).emissions[0]!;
    expect(expected.some((score) => Math.abs(score) > 1)).toBe(true);
    for (const [at, score] of found.entries()) expect(score).toBeCloseTo(expected[at]!, 4);
  });

  it('prepares calls of bounded size that cover every token once, in order', async () => {
    const { served } = await trainAndServe({ wordVectors: smallVectors });
    const { tokens, calls } = served.encode('Ann is in Rome. '.repeat(2000));
    let next = 0;
    for (const { firstToken, endToken, feeds } of calls) {
      expect(firstToken).toBe(next);
      expect(endToken - firstToken).toBeLessThanOrEqual(256);
      for (const { dims, data } of [feeds['crf.featureRows']!, feeds['crf.wordRows']!]) {
        expect(dims[0]).toBe(endToken - firstToken);
        expect(data).toHaveLength(dims.reduce((size, dim) => size * dim));
      }
      next = endToken;
    }
    expect(next).toBe(tokens.count);
  });

  it('prepares no call for a text without tokens', async () => {
    const { served } = await trainAndServe();
    expect([...served.encode(' \n').calls]).toEqual([]);
    expect(served.decode({ tokens: served.encode('').tokens, emissions: [new Float32Array(0)] })).toEqual([]);
  });

  it('is refused where the kind is unknown or the bytes are no model', async () => {
    const { trained } = await trainAndServe();
    const parts = [{ ...trained.description.parts[0]!, kind: 'magic' }];
    expect(() => loadTagger({ ...trained.description, parts } as never, trained.toOnnx())).toThrow(
      'unknown kind of tagger part "magic"',
    );
    expect(() => loadTagger(trained.description, new Uint8Array([1, 2, 3]))).toThrow();
  });
});
