import type { TrainingHooks } from '@spansmith/taggers';
import { describe, expect, it } from 'vitest';
import { TrainLog } from './train-log.ts';
import type { TrainProgress } from './train-progress.ts';

const label = { stage: 'selecting', part: 'crf', fold: 1, folds: 2 } as const;

/** A training that is told from outside how far it is. */
function startTraining(log: TrainLog, work: number) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let hooks: TrainingHooks = {};
  const done = log.run(label, work, (given) => {
    hooks = given;
    return promise;
  });
  return {
    reach: (iteration: number) => hooks.onProgress!({ iteration, maxIterations: 10, loss: 1 }),
    end: () => {
      resolve();
      return done;
    },
  };
}

describe('TrainLog', () => {
  it('adds up the work of trainings that run at the same time and after each other', async () => {
    const told: TrainProgress[] = [];
    const log = new TrainLog((progress) => told.push(progress));
    log.plan(100);
    const [a, b] = [startTraining(log, 40), startTraining(log, 40)];
    a.reach(5);
    b.reach(5);
    await a.end();
    b.reach(10);
    await b.end();
    const last = startTraining(log, 20);
    last.reach(10);
    await last.end();
    expect(told.map(({ fraction }) => fraction)).toEqual([0.2, 0.4, 0.8, 1]);
    expect(told[0]).toEqual({ ...label, fraction: 0.2, iteration: 5, maxIterations: 10, loss: 1 });
  });

  it('never falls, when there turns out to be more work', async () => {
    const fractions: number[] = [];
    const log = new TrainLog(({ fraction }) => fractions.push(fraction));
    log.plan(10);
    const first = startTraining(log, 10);
    first.reach(8);
    await first.end();
    log.plan(90);
    const second = startTraining(log, 90);
    second.reach(1);
    second.reach(9);
    await second.end();
    expect(fractions).toEqual([0.8, 0.8, 0.91]);
  });

  it('tells the F1 of the training at hand, or else of the best so far', async () => {
    const told: (number | undefined)[] = [];
    const log = new TrainLog(({ heldOutF1 }) => told.push(heldOutF1));
    log.plan(1);
    log.heldOutF1 = 0.5;
    await log.run(label, 1, async ({ onProgress }) => {
      onProgress!({ iteration: 1, maxIterations: 2, loss: 1 });
      onProgress!({ iteration: 2, maxIterations: 2, loss: 1, heldOutF1: 0.6 });
    });
    expect(told).toEqual([0.5, 0.6]);
  });
});
