import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encoderParameters, openEncoder } from '@spansmith/encoder';
import { describe, expect, it } from 'vitest';
import { readReference, tinyEncoderFolder } from '../../../../tests/support/tiny-encoders.ts';
import { readTensors } from '../../../encoder/test-support/read-tensors.ts';
import { Random } from '../training/random.ts';
import { HYPERPARAMETERS } from './hyperparameters.ts';
import type { LabelledWindow } from './labelled-windows.ts';
import { Learner } from './learner.ts';
import { HEAD_BIAS, HEAD_WEIGHT } from './network.ts';

interface Summary {
  /** Euclidean length. */
  norm: number;
  /** Scalar product with the parameter as it was at first. */
  product: number;
}

/** What torch makes of some steps; see scripts/parity/make_training_reference.py. */
interface TorchReference {
  settings: { learningRate: number; layerDecay: number; weightDecay: number; maxGradientNorm: number };
  losses: number[];
  gradients: Record<string, Summary>;
  changes: Record<string, Summary>;
}

const folder = tinyEncoderFolder('bert');
const TAGS = 5;

const torch: TorchReference = JSON.parse(
  await readFile(join(import.meta.dirname, '../../test-support/fine-tuning.json'), 'utf8'),
);
const { windows: pieces } = await readReference(folder);
const windows = pieces.map((window, index): LabelledWindow => {
  const places = Int32Array.from({ length: window.length - 2 }, (_, at) => at + 1);
  return {
    pieceIds: Int32Array.from(window),
    cases: new Uint8Array(window.length),
    places,
    tags: Uint16Array.from(places, (place) => (index + place) % TAGS),
  };
});

/** The small encoder with the head that stands in its file. */
async function tinyLearner(more: { dropout?: number; threads?: number } = {}) {
  const encoder = await openEncoder(folder);
  const { threads = 1, dropout = 0 } = more;
  const hyperparameters = { ...HYPERPARAMETERS, ...torch.settings, dropout };
  const learner = await Learner.create({
    config: encoder.config,
    weights: await encoder.readWeights(),
    padding: 0,
    tagCount: TAGS,
    threads,
    seed: 1,
    hyperparameters,
  });
  const stored = await readTensors(join(folder, 'model.safetensors'));
  const weight = stored['classifier.weight']!.data;
  const hidden = encoder.config.hiddenSize;
  learner.values
    .get(HEAD_WEIGHT)!
    .set(Float32Array.from(weight, (_, at) => weight[(at % TAGS) * hidden + Math.floor(at / TAGS)]!));
  learner.values.get(HEAD_BIAS)!.set(stored['classifier.bias']!.data);
  const torchNames: [name: string, torchName: string][] = [
    ...encoderParameters(encoder.config).map(({ name, storedName }): [string, string] => [
      name,
      `bert.${storedName}`,
    ]),
    [HEAD_WEIGHT, 'classifier.weight'],
    [HEAD_BIAS, 'classifier.bias'],
  ];
  return { learner, torchNames };
}

const copyOf = (learner: Learner) =>
  new Map(Array.from(learner.values, ([name, values]) => [name, values.slice()]));

function summary(values: ArrayLike<number>, parameter: ArrayLike<number>): Summary {
  let squares = 0;
  let product = 0;
  for (let at = 0; at < values.length; at++) {
    squares += values[at]! ** 2;
    product += values[at]! * parameter[at]!;
  }
  return { norm: Math.sqrt(squares), product };
}

/** Biases of keys have no effect on attention: what is not 0 of their gradients is rounding. */
const isNoise = (name: string) => name.endsWith('attention.key.bias');

/** Relative to the largest that the product could be. */
function expectClose(
  actual: Summary,
  expected: Summary,
  parameter: Float32Array,
  tolerance: number,
  name: string,
) {
  const length = summary(parameter, parameter).norm;
  expect(Math.abs(actual.norm - expected.norm), name).toBeLessThan(tolerance * expected.norm);
  expect(Math.abs(actual.product - expected.product), name).toBeLessThan(tolerance * expected.norm * length);
}

describe('Learner', () => {
  it('takes the steps that torch takes', async () => {
    const { learner, torchNames } = await tinyLearner();
    const first = copyOf(learner);
    const { learningRate } = torch.settings;
    for (const [step, loss] of torch.losses.entries()) {
      expect(await learner.learn(windows, learningRate, new Random(1))).toBeCloseTo(loss, 4);
      if (step > 0) continue;
      // After the first step the means are a tenth of the gradients, after clipping.
      const { mean } = learner.optimizer.state;
      const norm = Math.hypot(...Object.values(torch.gradients).map((gradient) => gradient.norm));
      const scale = 10 * Math.max(1, norm / torch.settings.maxGradientNorm);
      for (const [name, torchName] of torchNames) {
        if (isNoise(name)) continue;
        const gradient = mean[name]!.map((value) => value * scale);
        expectClose(
          summary(gradient, first.get(name)!),
          torch.gradients[torchName]!,
          first.get(name)!,
          1e-4,
          name,
        );
      }
    }
    for (const [name, torchName] of torchNames) {
      if (isNoise(name)) continue;
      const before = first.get(name)!;
      const change = learner.values.get(name)!.map((value, at) => value - before[at]!);
      expectClose(summary(change, before), torch.changes[torchName]!, before, 1e-3, name);
    }
    await learner.release();
  });

  it('learns the same bits whenever, and on however many threads', async () => {
    const learnt = await Promise.all(
      [{ threads: 1 }, { threads: 1 }, { threads: 2 }].map(async (more) => {
        const { learner } = await tinyLearner({ ...more, dropout: 0.1 });
        const random = new Random(3);
        for (let step = 0; step < 3; step++) await learner.learn(windows, 1e-3, random);
        await learner.release();
        return copyOf(learner);
      }),
    );
    expect(learnt[1]).toEqual(learnt[0]);
    expect(learnt[2]).toEqual(learnt[0]);
  });

  it('has a part of its values dropped out, at random', async () => {
    const losses = new Set<number>();
    const { learner } = await tinyLearner({ dropout: 0.5 });
    const random = new Random(3);
    for (let step = 0; step < 3; step++) losses.add(await learner.learn(windows, 0, random));
    expect(losses.size).toBe(3);
    await learner.release();
  });
});
