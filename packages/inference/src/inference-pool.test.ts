import type { PredictedSpan } from '@spansmith/labels';
import type { Artifact } from '@spansmith/model-artifact';
import type { TrainedTagger } from '@spansmith/taggers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { artifactOf, trainSampleModel } from '../test-support/sample-model.ts';
import { InferencePool, type LoadedModel } from './inference-pool.ts';
import { ModelCache } from './model-cache.ts';

const sentence = 'Mei Lin moved to Reno last year.\n';

let trained: TrainedTagger;
let artifact: Artifact;
const pool = new InferencePool({ threads: 2 });
let model: LoadedModel;
beforeAll(async () => {
  trained = await trainSampleModel();
  artifact = await artifactOf(trained);
  model = await pool.load(artifact);
});
afterAll(() => pool.close());

describe('a loaded model', () => {
  test('finds the spans that the trained one finds, text by text', async () => {
    const texts = [
      sentence,
      '',
      'Nothing here.',
      'Ada Obi moved to Köln 🎉 Tom Reyes moved to Lagos',
      sentence,
    ];
    const found = await model.extract(texts.map((text) => ({ text })));
    const expected = await Promise.all(texts.map((text) => trained.predict(text)));
    const placesOf = (spans: PredictedSpan[]) =>
      spans.map(({ category, startUtf16 }) => [category, startUtf16]);
    expect(found.map(placesOf)).toEqual(expected.map(placesOf));
    expect(found[0]).toMatchObject([
      { category: 'Person', startUtf16: 0, endUtf16: 7, confidence: expect.closeTo(1, 0) },
      { category: 'Place', startUtf16: 17, endUtf16: 21, confidence: expect.closeTo(1, 0) },
    ]);
  });

  test('finds everything in a long text, to its end', async () => {
    const repeats = 3000;
    const [spans] = await model.extract([{ text: sentence.repeat(repeats) }]);
    expect(spans!.map(({ startUtf16 }) => startUtf16)).toEqual(
      Array.from({ length: repeats }, (_, at) => [sentence.length * at, sentence.length * at + 17]).flat(),
    );
  });

  test('keeps the order of texts over several threads', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => ({ text: `${' '.repeat(3000 + at)}${sentence}` }));
    const found = await model.extract(texts);
    expect(found.map(([person]) => person!.startUtf16)).toEqual(texts.map((_, at) => 3000 + at));
  });

  test('gives nothing for no texts', async () => {
    expect(await model.extract([])).toEqual([]);
  });

  test('finishes running calls before it closes, and takes none afterwards', async () => {
    const other = await pool.load(artifact);
    const running = other.extract([{ text: sentence.repeat(1000) }, { text: sentence }]);
    await other.close();
    expect((await running).map((spans) => spans.length)).toEqual([2000, 2]);
    await expect(other.extract([])).rejects.toThrow('the model is closed');
  });

  test('works on when another model of its threads is closed', async () => {
    const other = await pool.load(artifact);
    await other.close();
    expect((await model.extract([{ text: sentence }]))[0]).toHaveLength(2);
  });

  test('states more memory than its file takes', () => {
    expect(model.byteSize).toBeGreaterThan(artifact.model.byteLength);
  });

  test('lives in a cache that closes it', async () => {
    const cache = new ModelCache<LoadedModel>(2 ** 30);
    let cached: LoadedModel | undefined;
    const spans = await cache.use(
      'sample',
      () => pool.load(artifact),
      (loaded) => {
        cached = loaded;
        return loaded.extract([{ text: sentence }]);
      },
    );
    expect(spans).toMatchObject([[{ category: 'Person' }, { category: 'Place' }]]);
    await cache.close();
    await expect(cached!.extract([])).rejects.toThrow('the model is closed');
  });
});

describe('loading fails with the reason, and leaves the other models alone', () => {
  test.each([
    [
      'when a part of the tagger is of an unknown kind',
      () => {
        const { tagger: known } = artifact.manifest;
        const tagger = { ...known, parts: [{ ...known.parts[0]!, kind: 'oracle' as never }] };
        return { ...artifact, manifest: { ...artifact.manifest, tagger } };
      },
      'unknown kind of tagger part "oracle"',
    ],
    ['when the file is no model', () => ({ ...artifact, model: new Uint8Array(100) }), /ONNX/],
  ])('%s', async (_, broken, message) => {
    await expect(pool.load(broken())).rejects.toThrow(message);
    expect((await model.extract([{ text: sentence }]))[0]).toHaveLength(2);
  });
});
