import type { Artifact } from '@spansmith/model-artifact';
import type { TrainedTagger } from '@spansmith/taggers';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { artifactOf, trainSampleModel } from '../test-support/sample-model.ts';
import { type LoadedModel, loadModel } from './load-model.ts';
import { ModelCache } from './model-cache.ts';

const sentence = 'Mei Lin moved to Reno last year.\n';

let trained: TrainedTagger;
let artifact: Artifact;
beforeAll(async () => {
  trained = await trainSampleModel();
  artifact = await artifactOf(trained);
});

const opened: LoadedModel[] = [];
async function open(...[options]: [Parameters<typeof loadModel>[1]?]): Promise<LoadedModel> {
  const model = await loadModel(artifact, options);
  opened.push(model);
  return model;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((model) => model.close()));
});

describe('a loaded model', () => {
  test('finds the spans that the trained one finds, text by text', async () => {
    const texts = [
      sentence,
      '',
      'Nothing here.',
      'Ada Obi moved to Köln 🎉 Tom Reyes moved to Lagos',
      sentence,
    ];
    const found = await (await open()).extract(texts.map((text) => ({ text })));
    expect(found.map((spans) => spans.map(({ category, startUtf16 }) => [category, startUtf16]))).toEqual(
      texts.map((text) => trained.predict(text).map(({ category, startUtf16 }) => [category, startUtf16])),
    );
    expect(found[0]).toMatchObject([
      { category: 'Person', startUtf16: 0, endUtf16: 7, confidence: expect.closeTo(1, 0) },
      { category: 'Place', startUtf16: 17, endUtf16: 21, confidence: expect.closeTo(1, 0) },
    ]);
  });

  test('finds everything in a long text, to its end', async () => {
    const repeats = 3000;
    const [spans] = await (await open()).extract([{ text: sentence.repeat(repeats) }]);
    expect(spans).toHaveLength(2 * repeats);
    expect(spans!.map(({ startUtf16 }) => startUtf16)).toEqual(
      Array.from({ length: repeats }, (_, at) => [sentence.length * at, sentence.length * at + 17]).flat(),
    );
  });

  test('keeps the order of texts over several threads', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => ({ text: `${' '.repeat(3000 + at)}${sentence}` }));
    const found = await (await open({ threads: 2 })).extract(texts);
    expect(found.map(([person]) => person!.startUtf16)).toEqual(texts.map((_, at) => 3000 + at));
  });

  test('finishes running calls before it closes, and takes none afterwards', async () => {
    const model = await open();
    const running = model.extract([{ text: sentence.repeat(1000) }, { text: sentence }]);
    await model.close();
    expect((await running).map((spans) => spans.length)).toEqual([2000, 2]);
    await expect(model.extract([{ text: sentence }])).rejects.toThrow('the model is closed');
  });

  test('states more memory than its file takes', async () => {
    expect((await open()).byteSize).toBeGreaterThan(artifact.model.byteLength);
  });

  test('lives in a cache that closes it', async () => {
    const cache = new ModelCache<LoadedModel>(2 ** 30);
    const spans = await cache.use('sample', open, (model) => model.extract([{ text: sentence }]));
    expect(spans).toMatchObject([[{ category: 'Person' }, { category: 'Place' }]]);
    await cache.close();
    await expect(opened[0]!.extract([])).rejects.toThrow('the model is closed');
  });
});

describe('loading fails with the reason', () => {
  test('when the tagger is of an unknown kind', async () => {
    const tagger = { ...artifact.manifest.tagger, kind: 'oracle' as 'crf' };
    const foreign = { ...artifact, manifest: { ...artifact.manifest, tagger } };
    await expect(loadModel(foreign)).rejects.toThrow('unknown kind of tagger "oracle"');
  });

  test('when the file is no model', async () => {
    await expect(loadModel({ ...artifact, model: new Uint8Array(100) })).rejects.toThrow(/ONNX/);
  });
});
