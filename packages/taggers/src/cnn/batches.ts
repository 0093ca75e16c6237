import type { Random } from '../training/random.ts';
import type { BatchChain } from './chain-loss.ts';
import { TABLE_COUNT } from './embedding-tables.ts';
import type { EncodedTokens } from './token-encoder.ts';

/** The labelled tokens `[first, end)` of a text. */
export interface LabelledTokens {
  readonly encoded: EncodedTokens;
  readonly first: number;
  readonly end: number;
  /** Tag index of each token from `first` on. */
  readonly gold: Uint16Array;
}

/** Several chains one below the other, each with the tokens that it sees around it, parted by as many empty rows. */
export interface Batch {
  readonly rowCount: number;
  /** Number of labelled tokens. */
  readonly tokenCount: number;
  /** [rows x tables]; 0 in empty rows. */
  readonly rows: Int32Array;
  /** [rows]: rows of the word vectors; -1 for none. */
  readonly vectorRows: Int32Array;
  /** [rows]: 1 for a token, 0 for an empty row. */
  readonly isToken: Float32Array;
  readonly chains: readonly BatchChain[];
}

/** All chains in a random order, in batches that are full at `batchTokens` tokens. `reach`: how far a token sees. */
export function* makeBatches(
  chains: readonly LabelledTokens[],
  batchTokens: number,
  reach: number,
  random: Random,
): Iterable<Batch> {
  const order = [...chains];
  random.shuffle(order);
  let members: LabelledTokens[] = [];
  let tokens = 0;
  for (const chain of order) {
    members.push(chain);
    tokens += chain.end - chain.first;
    if (tokens < batchTokens) continue;
    yield packBatch(members, reach);
    members = [];
    tokens = 0;
  }
  if (members.length > 0) yield packBatch(members, reach);
}

function packBatch(members: readonly LabelledTokens[], reach: number): Batch {
  const placed = members.map(({ encoded, first, end }) => ({
    from: Math.max(0, first - reach),
    to: Math.min(encoded.count, end + reach),
  }));
  const rowCount = placed.reduce((sum, { from, to }) => sum + to - from + reach, 0);
  const rows = new Int32Array(rowCount * TABLE_COUNT);
  const vectorRows = new Int32Array(rowCount).fill(-1);
  const isToken = new Float32Array(rowCount);
  const chains: BatchChain[] = [];
  let row = 0;
  for (const [member, { encoded, first, gold }] of members.entries()) {
    const { from, to } = placed[member]!;
    rows.set(encoded.rows.subarray(from * TABLE_COUNT, to * TABLE_COUNT), row * TABLE_COUNT);
    vectorRows.set(encoded.vectorRows.subarray(from, to), row);
    isToken.fill(1, row, row + to - from);
    chains.push({ firstRow: row + first - from, gold });
    row += to - from + reach;
  }
  const tokenCount = members.reduce((sum, { first, end }) => sum + end - first, 0);
  return { rowCount, tokenCount, rows, vectorRows, isToken, chains };
}
