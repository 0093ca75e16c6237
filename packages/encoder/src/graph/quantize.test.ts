import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantizeColumns, quantizeRows } from './quantize.ts';

const COLUMNS = 3;
const matrices = fc
  .array(
    fc.array(fc.float({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: COLUMNS, maxLength: COLUMNS }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((rows) => Float32Array.from(rows.flat()));

describe.each([
  { name: 'quantizeColumns', quantize: quantizeColumns, scaleOf: (at: number) => at % COLUMNS, max: 64 },
  {
    name: 'quantizeRows',
    quantize: quantizeRows,
    scaleOf: (at: number) => Math.floor(at / COLUMNS),
    max: 127,
  },
])('$name', ({ quantize, scaleOf, max }) => {
  it('keeps every element to half a step of its scale, within the range', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const { values, scales } = quantize(matrix, COLUMNS);
        for (const [at, value] of matrix.entries()) {
          const scale = scales[scaleOf(at)]!;
          expect(Math.abs(values[at]! * scale - value)).toBeLessThanOrEqual(scale * 0.5001);
          expect(Math.abs(values[at]!)).toBeLessThanOrEqual(max);
        }
      }),
    );
  });

  it('uses the whole range for the largest element of each scale', () => {
    const { values } = quantize(new Float32Array([1, -20, 300, 2, 10, -300]), COLUMNS);
    expect(Math.max(...values)).toBe(max);
  });

  it('keeps zeros', () => {
    const { values, scales } = quantize(new Float32Array(6), COLUMNS);
    expect(values).toEqual(new Int8Array(6));
    expect([...scales].every((scale) => scale > 0)).toBe(true);
  });
});
