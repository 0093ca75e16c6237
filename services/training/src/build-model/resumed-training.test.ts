import type { TrainProgress } from '@spansmith/trainer';
import { describe, expect, it } from 'vitest';
import { ResumedTraining } from './resumed-training.ts';

const pass = (iteration: number, part = 'transformer'): TrainProgress => ({
  stage: 'training',
  fraction: 0,
  part,
  iteration,
  maxIterations: 10,
  loss: 1,
});

/** A training of a store that holds a checkpoint, or none. */
async function trainingWith(checkpoint: Uint8Array | undefined) {
  const resumed = new ResumedTraining(() => ({ load: async () => checkpoint, save: async () => {} }));
  await resumed.checkpoints!('final').load();
  return resumed;
}

describe('a training', () => {
  it('that goes on from a checkpoint says so, for as long as it goes on', async () => {
    const resumed = await trainingWith(new Uint8Array(1));
    expect([4, 5, 6].map((iteration) => resumed.from(pass(iteration)))).toEqual(
      Array(3).fill({ resumedFromEpoch: 3 }),
    );
  });

  it('whose checkpoint is not used, or that finds none, begins with its first pass', async () => {
    for (const checkpoint of [new Uint8Array(1), undefined]) {
      const resumed = await trainingWith(checkpoint);
      expect([1, 2].map((iteration) => resumed.from(pass(iteration)))).toEqual([{}, {}]);
    }
  });

  it('is not told of while others train, nor when the next one begins', async () => {
    const resumed = await trainingWith(new Uint8Array(1));
    expect(resumed.from(pass(9, 'crf'))).toEqual({});
    expect(resumed.from(pass(3))).toEqual({ resumedFromEpoch: 2 });
    await resumed.checkpoints!('final').load();
    expect(resumed.from(pass(1))).toEqual({});
  });

  it('can do without checkpoints', () => {
    expect(new ResumedTraining(undefined).checkpoints).toBeUndefined();
  });
});
