import type { Random } from '../training/random.ts';

/** Windows as an encoder takes them, padded on the right to the longest. */
export interface WindowBatch {
  readonly windowCount: number;
  /** Pieces of the longest window; columns of the arrays. */
  readonly pieceCount: number;
  /** [windows x pieces] */
  readonly pieceIds: Int32Array;
  /** [windows x pieces]; 0 for padding. */
  readonly cases: Int32Array;
  /** [windows x pieces]: 1 for a piece, 0 for padding. */
  readonly mask: Int32Array;
}

/** What has pieces, special ones included. */
interface Item {
  readonly pieceIds: Int32Array;
  readonly cases: Uint8Array;
}

/** So many batches' worth of items, taken at random, are sorted by length: more waste less on padding, and mix less. */
const SORTED_BATCHES = 8;

export function packWindows(windows: readonly Item[], padding: number): WindowBatch {
  const pieceCount = Math.max(...windows.map(({ pieceIds }) => pieceIds.length));
  const pieceIds = new Int32Array(windows.length * pieceCount).fill(padding);
  const cases = new Int32Array(pieceIds.length);
  const mask = new Int32Array(pieceIds.length);
  for (const [index, window] of windows.entries()) {
    pieceIds.set(window.pieceIds, index * pieceCount);
    cases.set(window.cases, index * pieceCount);
    mask.fill(1, index * pieceCount, index * pieceCount + window.pieceIds.length);
  }
  return { windowCount: windows.length, pieceCount, pieceIds, cases, mask };
}

/** Batches of similar length, from the shortest, each as large as `batchPieces` allows with padding, never empty. */
export function batchByLength<T extends Item>(items: readonly T[], batchPieces: number): T[][] {
  const batches: T[][] = [];
  for (const item of items.toSorted((a, b) => a.pieceIds.length - b.pieceIds.length)) {
    const batch = batches.at(-1);
    if (batch && (batch.length + 1) * item.pieceIds.length <= batchPieces) batch.push(item);
    else batches.push([item]);
  }
  return batches;
}

/** All items once in random batches of similar length, in a random order. */
export function randomBatches<T extends Item>(
  items: readonly T[],
  batchPieces: number,
  random: Random,
): T[][] {
  const order = [...items];
  random.shuffle(order);
  const batches: T[][] = [];
  let group: T[] = [];
  let pieces = 0;
  for (const [index, item] of order.entries()) {
    group.push(item);
    pieces += item.pieceIds.length;
    if (pieces < SORTED_BATCHES * batchPieces && index < order.length - 1) continue;
    batches.push(...batchByLength(group, batchPieces));
    group = [];
    pieces = 0;
  }
  random.shuffle(batches);
  return batches;
}
