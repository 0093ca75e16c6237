import { graphemeStartsUtf16 } from './grapheme-clusters.ts';

/** The units in which the wire counts offsets: grapheme clusters of Unicode 8.0.0, code points, UTF-16 code units. */
export const STRING_INDEX_TYPES = ['TextElements_v8', 'UnicodeCodePoint', 'Utf16CodeUnit'] as const;
export type StringIndexType = (typeof STRING_INDEX_TYPES)[number];

/** What a span is at the edge: `offset` and `length` in some `StringIndexType`. */
export interface OffsetAndLength {
  offset: number;
  length: number;
}

/** What a span is inside the platform; `endUtf16` is exclusive. */
export interface RangeUtf16 {
  startUtf16: number;
  endUtf16: number;
}

/**
 * Converts offsets into one text between UTF-16 code units and another unit.
 *
 * Built once a document, O(n) in time and, unless every element is one code unit, 4 bytes an element. Offsets into the
 * unit are answered in O(1), UTF-16 offsets in O(log n).
 */
export class OffsetIndex {
  readonly unit: StringIndexType;
  /** The length of the text, in `unit`. */
  readonly length: number;
  readonly #lengthUtf16: number;
  /** Where each element starts, and at the end the text's length; absent where an element is always one code unit. */
  readonly #startsUtf16: Uint32Array | undefined;

  constructor(text: string, unit: StringIndexType) {
    this.unit = unit;
    this.#lengthUtf16 = text.length;
    const startsUtf16 = elementStartsUtf16(text, unit);
    this.length = startsUtf16 ? startsUtf16.length - 1 : text.length;
    this.#startsUtf16 = this.length === text.length ? undefined : startsUtf16;
  }

  /** The UTF-16 offset of `offset`, 0..`length` in `unit`. Throws RangeError outside of that. */
  toUtf16(offset: number): number {
    assertOffset(offset, this.length, this.unit);
    return this.#startsUtf16 ? this.#startsUtf16[offset]! : offset;
  }

  /**
   * The offset in `unit` of a UTF-16 offset, 0..text.length. One inside an element is rounded `down` to the element's
   * start or `up` to its end. Throws RangeError outside of the text.
   */
  fromUtf16(offsetUtf16: number, rounding: 'down' | 'up' = 'down'): number {
    assertOffset(offsetUtf16, this.#lengthUtf16, 'Utf16CodeUnit');
    const starts = this.#startsUtf16;
    if (!starts) return offsetUtf16;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! < offsetUtf16) low = middle + 1;
      else high = middle;
    }
    return starts[low] === offsetUtf16 || rounding === 'up' ? low : low - 1;
  }

  /** Whether an element starts at `offsetUtf16`, or the text ends there. */
  isBoundary(offsetUtf16: number): boolean {
    return this.toUtf16(this.fromUtf16(offsetUtf16)) === offsetUtf16;
  }

  /** A UTF-16 range in `unit`; one that cuts through an element grows to hold the whole element. */
  fromRange({ startUtf16, endUtf16 }: RangeUtf16): OffsetAndLength {
    const offset = this.fromUtf16(startUtf16, 'down');
    return { offset, length: this.fromUtf16(endUtf16, 'up') - offset };
  }

  /** The UTF-16 range of an offset and length in `unit`. Throws RangeError outside of the text. */
  toRange({ offset, length }: OffsetAndLength): RangeUtf16 {
    return { startUtf16: this.toUtf16(offset), endUtf16: this.toUtf16(offset + length) };
  }
}

function elementStartsUtf16(text: string, unit: StringIndexType): Uint32Array | undefined {
  switch (unit) {
    case 'TextElements_v8':
      return graphemeStartsUtf16(text);
    case 'UnicodeCodePoint':
      return codePointStartsUtf16(text);
    case 'Utf16CodeUnit':
      return undefined;
  }
}

/** As `graphemeStartsUtf16`, for code points; a lone surrogate counts as one. */
function codePointStartsUtf16(text: string): Uint32Array {
  const startsUtf16 = new Uint32Array(text.length + 1);
  let count = 0;
  for (let atUtf16 = 0; atUtf16 < text.length; atUtf16 += text.codePointAt(atUtf16)! > 0xffff ? 2 : 1) {
    startsUtf16[count++] = atUtf16;
  }
  startsUtf16[count++] = text.length;
  return startsUtf16.slice(0, count);
}

function assertOffset(offset: number, length: number, unit: StringIndexType): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > length) {
    throw new RangeError(`Offset ${offset} is not in the text, which has ${length} elements (${unit}).`);
  }
}
