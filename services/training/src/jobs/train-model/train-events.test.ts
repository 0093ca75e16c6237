import { evaluationPercent, type TrainEvent, trainingPercent } from '@spansmith/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BuildProgress } from '../../build-model/build-progress.ts';
import { buildingEvent, endEvent, preparingEvent, savingEvent } from './train-events.ts';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const seconds = fc.double({ min: 0, max: 1e6, noNaN: true });

function percentOf(stage: BuildProgress['stage'], done: number): number {
  return buildingEvent({ stage, fraction: done }, 1).percent;
}

describe('the events of a training', () => {
  it('have a whole percent that never falls, from stage to stage', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const percents = [
          preparingEvent(false).percent,
          percentOf('training', early),
          percentOf('training', late),
          percentOf('evaluating', early),
          percentOf('evaluating', late),
          savingEvent().percent,
          endEvent({ status: 'succeeded' }, 0).percent,
        ];
        expect(percents).toEqual(percents.toSorted((x, y) => x - y));
        expect(percents.every((percent) => Number.isInteger(percent) && percent <= 100)).toBe(true);
      }),
    );
  });

  it('end training and evaluation where the contract counts them as done', () => {
    expect(trainingPercent(percentOf('training', 0.99))).toBeLessThan(100);
    expect(trainingPercent(percentOf('training', 1))).toBe(100);
    expect(evaluationPercent(percentOf('evaluating', 0))).toBe(0);
    expect(evaluationPercent(savingEvent().percent)).toBeLessThan(100);
    expect(evaluationPercent(100)).toBe(100);
  });

  it('estimate the rest from what has been done, and never below zero', () => {
    const half: TrainEvent = buildingEvent({ stage: 'training', fraction: 0.5 }, 46);
    expect(half).toMatchObject({ percent: 46, etaSeconds: 54 });
    fc.assert(
      fc.property(fraction, seconds, (done, elapsed) => {
        const { etaSeconds = 0 } = buildingEvent({ stage: 'training', fraction: done }, elapsed);
        expect(etaSeconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('keep the percent that was reached when they tell of another end than success', () => {
    expect(endEvent({ status: 'cancelled' }, 40)).toEqual({ stage: 'cancelled', percent: 40 });
    const failed = endEvent({ status: 'failed', errors: [{ code: 'Conflict', message: 'Why.' }] }, 7);
    expect(failed).toEqual({ stage: 'failed', percent: 7, message: 'Why.' });
  });
});
