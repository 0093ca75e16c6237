import { describe, expect, it } from 'vitest';
import { labelledText } from '../../taggers/test-support/labelled-text.ts';
import { canHoldOut, crossValidationFolds, splitOnce } from './hold-out.ts';

const documents = (count: number, length = 10) =>
  Array.from({ length: count }, (_, index) => labelledText(`[x|City]${`${index}`.padEnd(length)}`));

describe('crossValidationFolds', () => {
  it('holds every document out once, from a training on all others', () => {
    const all = documents(10);
    const folds = crossValidationFolds(all);
    expect(folds.flatMap(({ heldOut }) => heldOut)).toHaveLength(10);
    expect(new Set(folds.flatMap(({ heldOut }) => heldOut))).toEqual(new Set(all));
    for (const { training, heldOut } of folds)
      expect(new Set([...training, ...heldOut])).toEqual(new Set(all));
  });

  it('makes more folds of small sets, as many as it is told, and no more than there are documents', () => {
    expect(crossValidationFolds(documents(20))).toHaveLength(5);
    expect(crossValidationFolds(documents(20, 1000))).toHaveLength(3);
    expect(crossValidationFolds(documents(20), 4)).toHaveLength(4);
    expect(crossValidationFolds(documents(3))).toHaveLength(3);
  });
});

describe('splitOnce', () => {
  it.each([
    [3, 1],
    [9, 3],
    [12, 4],
    [20, 5],
    [100, 20],
  ])('of %d documents holds out %d', (count, expected) => {
    const all = documents(count);
    const { training, heldOut } = splitOnce(all);
    expect(heldOut).toHaveLength(expected);
    expect([...heldOut, ...training]).toEqual(all);
  });
});

describe('canHoldOut', () => {
  it('takes three labelled documents', () => {
    expect(canHoldOut([...documents(2), labelledText('nothing'), labelledText('here')])).toBe(false);
    expect(canHoldOut(documents(3))).toBe(true);
  });
});
