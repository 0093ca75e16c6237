import { describe, expect, it } from 'vitest';
import { Random } from '../training/random.ts';
import { type Batch, type LabelledTokens, makeBatches } from './batches.ts';
import { TABLE_COUNT } from './embedding-tables.ts';
import type { EncodedTokens } from './token-encoder.ts';

const REACH = 2;

/** A text of `count` tokens whose rows all are `name`, and whose vector rows count up from it. */
const encodedText = (name: number, count: number): EncodedTokens => ({
  count,
  rows: new Int32Array(count * TABLE_COUNT).fill(name),
  vectorRows: Int32Array.from({ length: count }, (_, token) => name + token),
});

const chain = (encoded: EncodedTokens, first: number, end: number): LabelledTokens => ({
  encoded,
  first,
  end,
  gold: new Uint16Array(end - first).fill(3),
});

const batchesOf = (chains: LabelledTokens[], batchTokens: number): Batch[] => [
  ...makeBatches(chains, batchTokens, REACH, new Random(1)),
];

describe('makeBatches', () => {
  it('puts each chain between the tokens that it sees, and empty rows behind them', () => {
    const [batch] = batchesOf([chain(encodedText(100, 10), 3, 5)], 10);
    expect([...batch!.vectorRows]).toEqual([101, 102, 103, 104, 105, 106, -1, -1]);
    expect([...batch!.isToken]).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
    expect([...batch!.rows.subarray(-TABLE_COUNT)]).toEqual(new Array(TABLE_COUNT).fill(0));
    expect(batch!.chains).toEqual([{ firstRow: 2, gold: Uint16Array.of(3, 3) }]);
    expect(batch!.tokenCount).toBe(2);
  });

  it('sees no further than the text', () => {
    const [batch] = batchesOf([chain(encodedText(100, 3), 0, 3)], 10);
    expect([...batch!.vectorRows]).toEqual([100, 101, 102, -1, -1]);
  });

  it('takes every chain once, in batches that are full at so many tokens', () => {
    const chains = Array.from({ length: 25 }, (_, name) => chain(encodedText(100 * name, 4), 0, 4));
    const batches = batchesOf(chains, 10);
    expect(batches.map(({ tokenCount }) => tokenCount)).toEqual([12, 12, 12, 12, 12, 12, 12, 12, 4]);
    const firstTokens = batches.flatMap(({ chains: placed, vectorRows }) =>
      placed.map(({ firstRow }) => vectorRows[firstRow]!),
    );
    expect(firstTokens).not.toEqual(chains.map((_, name) => 100 * name));
    expect(firstTokens.sort((a, b) => a - b)).toEqual(chains.map((_, name) => 100 * name));
  });
});
