import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../training/random.ts';
import { batchByLength, packWindows, randomBatches } from './window-batch.ts';

const windowOf = (length: number, id = 7) => ({
  pieceIds: new Int32Array(length).fill(id),
  cases: new Uint8Array(length).fill(2),
});

describe('packWindows', () => {
  it('fills up to the longest, and tells pieces from padding', () => {
    const batch = packWindows([windowOf(2), windowOf(3)], 1);
    expect(batch).toEqual({
      windowCount: 2,
      pieceCount: 3,
      pieceIds: Int32Array.of(7, 7, 1, 7, 7, 7),
      cases: Int32Array.of(2, 2, 0, 2, 2, 2),
      mask: Int32Array.of(1, 1, 0, 1, 1, 1),
    });
  });
});

describe('batches', () => {
  const anyWindows = fc
    .array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 })
    .map((lengths) => lengths.map((length, index) => windowOf(length, index)));

  it.each([
    ['by length', (windows: ReturnType<typeof windowOf>[]) => batchByLength(windows, 64)],
    ['at random', (windows: ReturnType<typeof windowOf>[]) => randomBatches(windows, 64, new Random(5))],
  ])('%s have each window once, and fit with their padding', (_, batchesOf) => {
    fc.assert(
      fc.property(anyWindows, (windows) => {
        const batches = batchesOf(windows);
        for (const batch of batches) {
          const longest = Math.max(...batch.map(({ pieceIds }) => pieceIds.length));
          expect(batch.length === 1 || batch.length * longest <= 64).toBe(true);
        }
        const ids = batches.flat().map(({ pieceIds }) => pieceIds[0]!);
        expect(ids.sort((a, b) => a - b)).toEqual(Array.from(windows.keys()));
      }),
    );
  });

  it('differ from one epoch to the next, and not for the same seed', () => {
    const windows = Array.from({ length: 40 }, (_, index) => windowOf(1 + (index % 10), index));
    const batchesOf = (seed: number) => randomBatches(windows, 64, new Random(seed));
    expect(batchesOf(1)).toEqual(batchesOf(1));
    expect(batchesOf(2)).not.toEqual(batchesOf(1));
  });
});
