import { describe, expect, it } from 'vitest';
import { chooseEpochs, choosePrecision } from './fine-tune-held-out.ts';

describe('chooseEpochs', () => {
  it('takes the last epoch that is as good as the best', () => {
    expect(chooseEpochs([0.2, 0.7, 0.5, 0.699, 0.6])).toMatchObject({
      value: 4,
      tried: [{ value: 1, score: 0.2 }, {}, {}, {}, {}],
    });
    expect(chooseEpochs([0.2, 0.7, 0.5]).value).toBe(2);
  });
});

describe('choosePrecision', () => {
  it('takes int8 where it costs 0.2 points of F1 at most, and says what both reach', () => {
    expect(choosePrecision({ fp32: 0.7, int8: 0.699 })).toMatchObject({ value: 'int8' });
    expect(choosePrecision({ fp32: 0.7, int8: 0.71 })).toMatchObject({ value: 'int8' });
    const { value, reason } = choosePrecision({ fp32: 0.7, int8: 0.69 });
    expect(value).toBe('fp32');
    expect(reason).toContain('int8 reaches a micro F1 of 69.0 and fp32 of 70.0');
  });
});
