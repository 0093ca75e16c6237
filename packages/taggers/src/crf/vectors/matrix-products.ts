/**
 * The product of a [rows x inner] and the transpose of b [columns x inner], into `product` [rows x columns]. In tiles of
 * two by two, which reads each number half as often: more than twice as fast as row by row.
 */
export function multiplyByTransposed(
  a: Float64Array,
  b: Float64Array,
  inner: number,
  product: Float64Array,
): void {
  const [rows, columns] = [a.length / inner, b.length / inner];
  for (let row = 0; row < rows; row += 2) {
    const a0 = row * inner;
    // The last of an odd number is its own neighbour.
    const a1 = row + 1 < rows ? a0 + inner : a0;
    for (let column = 0; column < columns; column += 2) {
      const b0 = column * inner;
      const b1 = column + 1 < columns ? b0 + inner : b0;
      let sum00 = 0;
      let sum01 = 0;
      let sum10 = 0;
      let sum11 = 0;
      for (let at = 0; at < inner; at++) {
        const x0 = a[a0 + at]!;
        const x1 = a[a1 + at]!;
        const y0 = b[b0 + at]!;
        const y1 = b[b1 + at]!;
        sum00 += x0 * y0;
        sum01 += x0 * y1;
        sum10 += x1 * y0;
        sum11 += x1 * y1;
      }
      const to = row * columns + column;
      product[to] = sum00;
      if (b1 > b0) product[to + 1] = sum01;
      if (a1 === a0) continue;
      product[to + columns] = sum10;
      if (b1 > b0) product[to + columns + 1] = sum11;
    }
  }
}

/** Adds the product of the transpose of a [rows x columns] and b [rows x inner] to `sum` [columns x inner]. */
export function addProductOfTransposed(
  a: Float64Array,
  b: Float64Array,
  inner: number,
  sum: Float64Array,
): void {
  const columns = sum.length / inner;
  const rows = b.length / inner;
  for (let row = 0; row < rows; row += 2) {
    const b0 = row * inner;
    const b1 = row + 1 < rows ? b0 + inner : b0;
    for (let column = 0; column < columns; column++) {
      const x0 = a[row * columns + column]!;
      const x1 = b1 > b0 ? a[(row + 1) * columns + column]! : 0;
      // A word has been seen in few blocks.
      if (x0 === 0 && x1 === 0) continue;
      const to = column * inner;
      for (let at = 0; at < inner; at++) sum[to + at]! += x0 * b[b0 + at]! + x1 * b[b1 + at]!;
    }
  }
}
