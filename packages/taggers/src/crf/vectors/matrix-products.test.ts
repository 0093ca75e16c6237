import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addProductOfTransposed, multiplyByTransposed } from './matrix-products.ts';

const size = fc.integer({ min: 0, max: 5 });
const shapes = fc.record({ rows: size, columns: size, inner: fc.integer({ min: 1, max: 6 }) });
/** Zeros among them, which one product skips. */
const filled = (length: number) => Float64Array.from({ length }, (_, at) => (at % 3 ? Math.sin(at + 1) : 0));

describe('products of matrices', () => {
  it('are what their definitions say, with a transposed second matrix', () => {
    fc.assert(
      fc.property(shapes, ({ rows, columns, inner }) => {
        const [a, b] = [filled(rows * inner), filled(columns * inner)];
        const product = new Float64Array(rows * columns).fill(7);
        multiplyByTransposed(a, b, inner, product);
        for (let row = 0; row < rows; row++)
          for (let column = 0; column < columns; column++) {
            let sum = 0;
            for (let at = 0; at < inner; at++) sum += a[row * inner + at]! * b[column * inner + at]!;
            expect(product[row * columns + column]).toBeCloseTo(sum, 12);
          }
      }),
    );
  });

  it('are what their definitions say, with a transposed first matrix', () => {
    fc.assert(
      fc.property(shapes, ({ rows, columns, inner }) => {
        const [a, b] = [filled(rows * columns), filled(rows * inner)];
        const sums = new Float64Array(columns * inner).fill(1);
        addProductOfTransposed(a, b, inner, sums);
        for (let column = 0; column < columns; column++)
          for (let at = 0; at < inner; at++) {
            let sum = 1;
            for (let row = 0; row < rows; row++) sum += a[row * columns + column]! * b[row * inner + at]!;
            expect(sums[column * inner + at]).toBeCloseTo(sum, 12);
          }
      }),
    );
  });
});
