import { describe, expect, it } from 'vitest';
import { resolveTrainingConfigVersion, usableTrainingConfigVersions } from './training-config-versions.ts';

const WITHOUT = { hasEncoder: false };
const WITH = { hasEncoder: true };

describe('resolveTrainingConfigVersion', () => {
  it.each(['2022-05-01', '2026-11-01-encoder'])(
    'takes %s as it is, with and without an encoder',
    (version) => {
      expect(resolveTrainingConfigVersion(version, WITHOUT)).toBe(version);
      expect(resolveTrainingConfigVersion(version, WITH)).toBe(version);
    },
  );

  it.each(['latest', 'Latest'])('takes %s for the newest that can be used', (latest) => {
    expect(resolveTrainingConfigVersion(latest, WITHOUT)).toBe('2022-05-01');
    expect(resolveTrainingConfigVersion(latest, WITH)).toBe('2026-11-01-encoder');
  });

  it('knows no other', () => {
    expect(resolveTrainingConfigVersion('2021-01-01', WITH)).toBeUndefined();
  });
});

it('needs an encoder for the configuration that fine-tunes one', () => {
  expect(usableTrainingConfigVersions(WITHOUT)).toEqual(['2022-05-01']);
  expect(usableTrainingConfigVersions(WITH)).toEqual(['2022-05-01', '2026-11-01-encoder']);
});
