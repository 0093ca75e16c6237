import { describe, expect, it } from 'vitest';
import { resolveTrainingConfigVersion } from './training-config-versions.ts';

describe('resolveTrainingConfigVersion', () => {
  it('takes a known version as it is, and latest as the newest', () => {
    expect(resolveTrainingConfigVersion('2022-05-01')).toBe('2022-05-01');
    expect(resolveTrainingConfigVersion('latest')).toBe('2022-05-01');
    expect(resolveTrainingConfigVersion('Latest')).toBe('2022-05-01');
  });

  it('knows no other', () => {
    expect(resolveTrainingConfigVersion('2021-01-01')).toBeUndefined();
  });
});
