import { graphemeBreakRanges } from './grapheme-breaks.gen.ts';

/**
 * Extended grapheme clusters of Unicode 8.0.0 (UAX #29, revision 27), which the wire calls `TextElements_v8`.
 *
 * Not today's rules: an emoji ZWJ sequence is several clusters, a skin tone is a cluster of its own, and a run of
 * regional indicators is one cluster however long. See docs/decisions/grapheme-clusters.md.
 */

const OTHER = 0;
const CR = 1;
const LF = 2;
const CONTROL = 3;
const EXTEND = 4;
const SPACING_MARK = 5;
const REGIONAL_INDICATOR = 6;
const L = 7;
const V = 8;
const T = 9;
const LV = 10;
const LVT = 11;

const CLASSES = {
  CR,
  LF,
  Control: CONTROL,
  Extend: EXTEND,
  SpacingMark: SPACING_MARK,
  Regional_Indicator: REGIONAL_INDICATOR,
  L,
  V,
  T,
} satisfies Record<keyof typeof graphemeBreakRanges, number>;

/** Sorted, disjoint ranges of code points, both ends included, and the class of each. */
const { starts, ends, rangeClasses } = parseRanges();

function parseRanges() {
  const ranges: [start: number, end: number, breakClass: number][] = [];
  for (const [name, text] of Object.entries(graphemeBreakRanges)) {
    for (const range of text.split(' ')) {
      const [start, end = start] = range.split('-').map((hex) => Number.parseInt(hex, 16)) as [
        number,
        number?,
      ];
      ranges.push([start, end, CLASSES[name as keyof typeof CLASSES]]);
    }
  }
  ranges.sort((a, b) => a[0] - b[0]);
  return {
    starts: Uint32Array.from(ranges, (range) => range[0]),
    ends: Uint32Array.from(ranges, (range) => range[1]),
    rangeClasses: Uint8Array.from(ranges, (range) => range[2]),
  };
}

function breakClassOf(codePoint: number): number {
  if (codePoint >= 0x20 && codePoint < 0x7f) return OTHER;
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3) return (codePoint - 0xac00) % 28 === 0 ? LV : LVT;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low > 0 && codePoint <= ends[low - 1]! ? rangeClasses[low - 1]! : OTHER;
}

/** Rules GB3 to GB10 of revision 27; GB9b (Prepend) has no characters in Unicode 8.0.0. */
function breaksBetween(before: number, after: number): boolean {
  if (before === CR && after === LF) return false;
  if (before === CR || before === LF || before === CONTROL) return true;
  if (after === CR || after === LF || after === CONTROL) return true;
  if (after === EXTEND || after === SPACING_MARK) return false;
  if (before === L) return !(after === L || after === V || after === LV || after === LVT);
  if (before === LV || before === V) return !(after === V || after === T);
  if (before === LVT || before === T) return after !== T;
  if (before === REGIONAL_INDICATOR) return after !== REGIONAL_INDICATOR;
  return true;
}

/**
 * Where the grapheme clusters of `text` start, in UTF-16 code units, ascending; a last element holds `text.length`.
 *
 * A lone surrogate is a cluster of its own. O(n).
 */
export function graphemeStartsUtf16(text: string): Uint32Array {
  const startsUtf16 = new Uint32Array(text.length + 1);
  let count = 0;
  let before = CONTROL;
  for (let atUtf16 = 0; atUtf16 < text.length; ) {
    const codePoint = text.codePointAt(atUtf16)!;
    const breakClass = breakClassOf(codePoint);
    if (atUtf16 === 0 || breaksBetween(before, breakClass)) startsUtf16[count++] = atUtf16;
    before = breakClass;
    atUtf16 += codePoint > 0xffff ? 2 : 1;
  }
  startsUtf16[count++] = text.length;
  return startsUtf16.slice(0, count);
}
