import { describe, expect, it } from 'vitest';
import { evaluationPercent, TRAINING_SHARE, trainingPercent } from './training-progress.ts';

describe('the two halves of a training job', () => {
  it('begin the evaluation when the training is done', () => {
    expect([trainingPercent(0), evaluationPercent(0)]).toEqual([0, 0]);
    expect([trainingPercent(TRAINING_SHARE), evaluationPercent(TRAINING_SHARE)]).toEqual([100, 0]);
    expect([trainingPercent(100), evaluationPercent(100)]).toEqual([100, 100]);
  });

  it('never go back as the job goes on', () => {
    for (let percent = 1; percent <= 100; percent++) {
      expect(trainingPercent(percent)).toBeGreaterThanOrEqual(trainingPercent(percent - 1));
      expect(evaluationPercent(percent)).toBeGreaterThanOrEqual(evaluationPercent(percent - 1));
    }
  });
});
