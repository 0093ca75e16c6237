import type { RangeUtf16 } from './offset-units.ts';

/**
 * The ranges that share text with another, each with one that it shares it with: the one of the same bounds where
 * there is one. `earlier` and `later` go by the order of `ranges`; empty ranges overlap nothing. O(n log n).
 */
export function* overlaps<T extends RangeUtf16>(ranges: readonly T[]): Generator<{ earlier: T; later: T }> {
  const order = ranges
    .map((range, index) => ({ range, index }))
    .filter(({ range }) => range.endUtf16 > range.startUtf16)
    .sort((a, b) => a.range.startUtf16 - b.range.startUtf16 || a.range.endUtf16 - b.range.endUtf16);
  let previous = order[0];
  let widest = order[0];
  for (const current of order.slice(1)) {
    const other = sameBounds(previous!.range, current.range) ? previous! : widest!;
    if (current.range.startUtf16 < other.range.endUtf16) {
      const [earlier, later] = other.index < current.index ? [other, current] : [current, other];
      yield { earlier: earlier.range, later: later.range };
    }
    if (current.range.endUtf16 > widest!.range.endUtf16) widest = current;
    previous = current;
  }
}

/** Whether two ranges are the same stretch of text. */
export function sameBounds(a: RangeUtf16, b: RangeUtf16): boolean {
  return a.startUtf16 === b.startUtf16 && a.endUtf16 === b.endUtf16;
}
