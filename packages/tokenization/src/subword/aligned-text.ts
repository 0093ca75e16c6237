/** A text made from another one, with the range of that other text that each of its UTF-16 code units stands for. */
export interface AlignedText {
  readonly text: string;
  readonly startUtf16: readonly number[];
  readonly endUtf16: readonly number[];
}

/** `length` UTF-16 code units of a text, and what they become. Nothing but an insertion has length 0. */
export type Rewrite = readonly [length: number, replacement: string];

/** `text` as made from itself. Both halves of a surrogate pair stand for the pair. */
export function alignedWithItself(text: string): AlignedText {
  const startUtf16: number[] = [];
  const endUtf16: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    for (let unit = at; unit < end; unit++) {
      startUtf16.push(at);
      endUtf16.push(end);
    }
    at = end;
  }
  return { text, startUtf16, endUtf16 };
}

/**
 * Rewrites a text stretch by stretch; the stretches must cover it, in order. A stretch that stays keeps its alignment;
 * every code unit of one that changes stands for the whole stretch, and an insertion for the empty range before what
 * follows it.
 */
export function rewrite(source: AlignedText, stretches: Iterable<Rewrite>): AlignedText {
  let text = '';
  const startUtf16: number[] = [];
  const endUtf16: number[] = [];
  let at = 0;
  for (const [length, replacement] of stretches) {
    const end = at + length;
    const stays = source.text.slice(at, end) === replacement;
    const start = source.startUtf16[at] ?? source.endUtf16.at(-1) ?? 0;
    for (let unit = 0; unit < replacement.length; unit++) {
      startUtf16.push(stays ? source.startUtf16[at + unit]! : start);
      endUtf16.push(stays ? source.endUtf16[at + unit]! : length === 0 ? start : source.endUtf16[end - 1]!);
    }
    text += replacement;
    at = end;
  }
  return { text, startUtf16, endUtf16 };
}

/** The code units `[start, end)` of a text. */
export function sliceAligned(source: AlignedText, start: number, end: number): AlignedText {
  return {
    text: source.text.slice(start, end),
    startUtf16: source.startUtf16.slice(start, end),
    endUtf16: source.endUtf16.slice(start, end),
  };
}
