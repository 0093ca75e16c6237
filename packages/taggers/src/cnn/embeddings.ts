import type { Random } from '../training/random.ts';
import { EMBEDDED_WIDTH, TABLE_COUNT, TABLE_WIDTHS } from './embedding-tables.ts';

const INITIAL_LIMIT = 0.1;
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/**
 * The learnt tables. A training step reads and changes only the rows of its tokens, so these stand outside of the graph,
 * and have an Adam of their own (Kingma and Ba, 2015) that leaves the other rows and their running means alone.
 */
export class Embeddings {
  /** For each table [rows x width]. */
  readonly tables: readonly Float32Array<ArrayBuffer>[];
  readonly #mean: readonly Float32Array[];
  readonly #meanSquare: readonly Float32Array[];
  #steps = 0;

  constructor(rowCounts: readonly number[], random: Random) {
    const zeros = () => rowCounts.map((rows, table) => new Float32Array(rows * TABLE_WIDTHS[table]!));
    this.tables = zeros();
    this.#mean = zeros();
    this.#meanSquare = zeros();
    for (const table of this.tables) random.fill(table, INITIAL_LIMIT);
  }

  /** The vectors of `count` tokens, [tokens x all tables' widths], by their rows, [tokens x tables]. */
  gather(rows: Int32Array, count: number): Float32Array {
    const embedded = new Float32Array(count * EMBEDDED_WIDTH);
    for (let token = 0, at = 0; token < count; token++)
      for (let table = 0; table < TABLE_COUNT; table++) {
        const width = TABLE_WIDTHS[table]!;
        const from = rows[token * TABLE_COUNT + table]! * width;
        const values = this.tables[table]!;
        for (let dim = 0; dim < width; dim++) embedded[at++] = values[from + dim]!;
      }
    return embedded;
  }

  /** One step against the derivatives by what `gather` gave. */
  step(rows: Int32Array, count: number, gradient: Float32Array, learningRate: number): void {
    this.#steps++;
    const rate = (learningRate * Math.sqrt(1 - BETA2 ** this.#steps)) / (1 - BETA1 ** this.#steps);
    let offset = 0;
    for (let table = 0; table < TABLE_COUNT; table++) {
      const width = TABLE_WIDTHS[table]!;
      for (const [row, sum] of sumByRow(rows, count, gradient, table, offset))
        this.#stepRow(table, row * width, sum, rate);
      offset += width;
    }
  }

  #stepRow(table: number, from: number, gradient: Float32Array, rate: number): void {
    const values = this.tables[table]!;
    const mean = this.#mean[table]!;
    const meanSquare = this.#meanSquare[table]!;
    for (let dim = 0; dim < gradient.length; dim++) {
      const g = gradient[dim]!;
      const m = BETA1 * mean[from + dim]! + (1 - BETA1) * g;
      const v = BETA2 * meanSquare[from + dim]! + (1 - BETA2) * g * g;
      mean[from + dim] = m;
      meanSquare[from + dim] = v;
      values[from + dim]! -= (rate * m) / (Math.sqrt(v) + EPSILON);
    }
  }
}

/** The derivatives by the rows of one table, in the order in which the rows first come. */
function sumByRow(
  rows: Int32Array,
  count: number,
  gradient: Float32Array,
  table: number,
  offset: number,
): Map<number, Float32Array> {
  const width = TABLE_WIDTHS[table]!;
  const sums = new Map<number, Float32Array>();
  for (let token = 0; token < count; token++) {
    const row = rows[token * TABLE_COUNT + table]!;
    const sum = sums.get(row) ?? new Float32Array(width);
    sums.set(row, sum);
    const from = token * EMBEDDED_WIDTH + offset;
    for (let dim = 0; dim < width; dim++) sum[dim]! += gradient[from + dim]!;
  }
  return sums;
}
