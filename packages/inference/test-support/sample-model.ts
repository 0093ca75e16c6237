import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Artifact, readArtifact, writeArtifact } from '@spansmith/model-artifact';
import { FolderObjectStore } from '@spansmith/object-store';
import { cnnPart, crfPart, TrainedTagger, type TrainingExample } from '@spansmith/taggers';
import { noSplits } from '@spansmith/tokenization';

const people = ['Ada Obi', 'Jürgen Weiß', 'Mei Lin', 'Tom Reyes'];
const places = ['Lagos', 'São Paulo', 'Reno', 'Köln'];

/** A text with one person and one place, as it is labelled. */
function example(person: string, place: string): TrainingExample {
  const text = `${person} moved to ${place} last year.`;
  const span = (category: string, words: string) => {
    const startUtf16 = text.indexOf(words);
    return { category, startUtf16, endUtf16: startUtf16 + words.length };
  };
  const spans = [span('Person', person), span('Place', place)];
  return { text, regions: [{ startUtf16: 0, endUtf16: text.length, spans }] };
}

/** A CRF and a CNN trained on a handful of sentences: who moved where. */
export async function trainSampleModel(): Promise<TrainedTagger> {
  const examples = people.flatMap((person) => places.map((place) => example(person, place)));
  const common = { categories: ['Person', 'Place'], tokenizerConfig: { splits: noSplits } };
  const crf = await crfPart.train(examples, {
    ...common,
    featureConfig: { line: true, wideContextTokens: 0 },
    l2: 0.1,
    maxIterations: 30,
    tolerance: 1e-4,
  });
  const cnn = await cnnPart.train(examples, { ...common, seed: 1, maxEpochs: 30 });
  const precision = { type: 'fp32', reason: 'a test' } as const;
  return new TrainedTagger({
    ...common,
    parts: [
      { part: crf, weight: 0.75, precision },
      { part: cnn, weight: 0.25, precision },
    ],
    threshold: 0.4,
    temperature: 1,
  });
}

/** The tagger's artifact, written to a store and read back. */
export async function artifactOf(tagger: TrainedTagger): Promise<Artifact> {
  const folder = await mkdtemp(join(tmpdir(), 'sample-model-'));
  const store = new FolderObjectStore(folder);
  try {
    await store.prepare();
    const { manifestSha256 } = await writeArtifact(store, 'models/sample/', {
      model: tagger.toOnnx(),
      categories: ['Person', 'Place'],
      tagger: tagger.description,
      training: { configVersion: '2026-01-01', dataSha256: '0'.repeat(64), seed: 1 },
    });
    return await readArtifact(store, 'models/sample/', manifestSha256);
  } finally {
    store.close();
    await rm(folder, { recursive: true });
  }
}
