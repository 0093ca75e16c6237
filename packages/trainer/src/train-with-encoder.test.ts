import { openEncoder } from '@spansmith/encoder';
import { type CheckpointStore, loadTagger } from '@spansmith/taggers';
import { describe, expect, it } from 'vitest';
import { tinyEncoderFolder } from '../../../tests/support/tiny-encoders.ts';
import { labelledText } from '../../taggers/test-support/labelled-text.ts';
import { trainModel } from './train-model.ts';
import type { TrainProgress } from './train-progress.ts';

const categories = ['Person', 'City'];
const names = ['ann', 'bob', 'carla', 'dan', 'eve', 'finn', 'gus', 'hana'];
const cities = ['rome', 'oslo', 'lima', 'bonn', 'cork', 'nice', 'york', 'bern'];
const documents = names.map((name, index) =>
  labelledText(`[${name}|Person] flew to [${cities[index]}|City] again.`),
);
const encoder = await openEncoder(tinyEncoderFolder('bert'));

/** Checkpoints in memory, by the name of the training. */
function memoryCheckpoints() {
  const saved = new Map<string, Uint8Array>();
  const checkpoints = (training: string): CheckpointStore => ({
    load: async () => saved.get(training),
    save: async (bytes) => {
      saved.set(training, bytes.slice());
    },
  });
  return { saved, checkpoints };
}

const train = (
  checkpoints: (training: string) => CheckpointStore,
  onProgress?: (progress: TrainProgress) => void,
) =>
  trainModel(
    { categories, documents },
    { seed: 1, engine: 'b', encoder, checkpoints, threads: 1 },
    { ...(onProgress && { onProgress }) },
  );

describe('trainModel with an encoder', () => {
  it('tries the encoder on documents that are held out, and says what it chose for it and why', async () => {
    const parts = new Set<string>();
    const { tagger, report } = await train(memoryCheckpoints().checkpoints, ({ part }) => parts.add(part));
    expect(report.engine).toBe('b');
    expect(report.heldOut).toMatchObject({ method: 'split', folds: 1, documents: 2 });
    expect(parts).toEqual(new Set(['crf', 'transformer']));
    const { epochs, precision, weights } = report.choices;
    expect(epochs!.tried).toHaveLength(epochs!.tried.at(-1)!.value);
    expect(precision!.tried.map(({ value }) => value)).toEqual(['fp32', 'int8']);
    expect(Object.keys(weights.value)).toEqual(['crf', 'transformer']);
    expect(loadTagger(tagger.description, tagger.toOnnx()).outputNames).toHaveLength(report.parts.length);
    await tagger.release();
  });

  it('goes on from checkpoints where it was interrupted, to the same model', async () => {
    const whole = await train(memoryCheckpoints().checkpoints);
    const { checkpoints, saved } = memoryCheckpoints();
    let epochs = 0;
    const interrupted = train(checkpoints, ({ part }) => {
      if (part === 'transformer' && ++epochs === 3) throw new Error('interrupted');
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    expect([...saved.keys()]).toEqual(['held-out']);
    const resumed = await train(checkpoints);
    expect(resumed.report).toEqual(whole.report);
    expect(Buffer.from(resumed.tagger.toOnnx()).equals(whole.tagger.toOnnx())).toBe(true);
  });

  it('asks for an encoder where it is told to use one', async () => {
    await expect(trainModel({ categories, documents }, { seed: 1, engine: 'b' })).rejects.toThrow(
      'engine b needs an encoder',
    );
  });
});
