import { describe, expect, it } from 'vitest';
import { AdamW } from '../training/adamw.ts';
import { Random } from '../training/random.ts';
import { EMBEDDED_WIDTH, TABLE_COUNT, TABLE_WIDTHS } from './embedding-tables.ts';
import { Embeddings } from './embeddings.ts';

const rowCounts = TABLE_WIDTHS.map(() => 3);
const embeddings = () => new Embeddings(rowCounts, new Random(1));
/** Row numbers that are the same in all tables. */
const inAllTables = (...rows: number[]) =>
  Int32Array.from(rows.flatMap((row) => new Array<number>(TABLE_COUNT).fill(row)));

describe('Embeddings', () => {
  it('gathers the vectors of all tables one after the other', () => {
    const learnt = embeddings();
    const gathered = learnt.gather(inAllTables(2, 0), 2);
    const expected = [2, 0].flatMap((row) =>
      learnt.tables.flatMap((table, at) => [
        ...table.subarray(row * TABLE_WIDTHS[at]!, (row + 1) * TABLE_WIDTHS[at]!),
      ]),
    );
    expect([...gathered]).toEqual(expected);
  });

  it('takes the steps of Adam against the sum of a row’s derivatives', () => {
    const learnt = embeddings();
    const table = learnt.tables[0]!.slice(0, TABLE_WIDTHS[0]);
    const adam = new AdamW([{ name: 'row', values: table }], { weightDecay: 0 });
    for (let step = 1; step <= 3; step++) {
      const gradient = Float32Array.from({ length: 2 * EMBEDDED_WIDTH }, (_, at) => Math.sin(step * at));
      learnt.step(inAllTables(0, 0), 2, gradient, 0.1);
      const sum = Float32Array.from(table, (_, at) => gradient[at]! + gradient[EMBEDDED_WIDTH + at]!);
      adam.step({ row: sum }, 0.1);
    }
    for (const [at, value] of table.entries()) expect(learnt.tables[0]![at]).toBeCloseTo(value, 5);
  });

  it('leaves all other rows alone', () => {
    const learnt = embeddings();
    const before = learnt.tables.map((table) => table.slice());
    learnt.step(inAllTables(1), 1, new Float32Array(EMBEDDED_WIDTH).fill(1), 0.1);
    for (const [at, table] of learnt.tables.entries()) {
      const width = TABLE_WIDTHS[at]!;
      expect(table.subarray(0, width)).toEqual(before[at]!.subarray(0, width));
      expect(table.subarray(width, 2 * width)).not.toEqual(before[at]!.subarray(width, 2 * width));
      expect(table.subarray(2 * width)).toEqual(before[at]!.subarray(2 * width));
    }
  });
});
