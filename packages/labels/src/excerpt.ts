import type { RangeUtf16 } from './offset-units.ts';
import { splitsSurrogatePair } from './text-cuts.ts';

const CONTEXT_UTF16 = 30;
const MARKED_UTF16 = 80;

/**
 * The text around a range, which stands between `«` and `»`: `with «Ann Lee», of`.
 *
 * What a reader could not see is escaped: line breaks, other control characters, halves of surrogate pairs. The range
 * may lie outside of the text; what exists of it is shown.
 */
export function excerpt(text: string, { startUtf16, endUtf16 }: RangeUtf16): string {
  const start = Math.min(Math.max(startUtf16, 0), text.length);
  const end = Math.min(Math.max(endUtf16, start), text.length);
  const from = wholeCharacter(text, Math.max(0, start - CONTEXT_UTF16));
  const to = wholeCharacter(text, Math.min(text.length, end + CONTEXT_UTF16));
  const before = (from > 0 ? '…' : '') + showInvisible(text.slice(from, start));
  const after = showInvisible(text.slice(end, to)) + (to < text.length ? '…' : '');
  return `${before}«${showInvisible(shorten(text.slice(start, end)))}»${after}`;
}

function shorten(marked: string): string {
  if (marked.length <= MARKED_UTF16) return marked;
  const half = MARKED_UTF16 / 2;
  const head = marked.slice(0, wholeCharacter(marked, half));
  return `${head} … ${marked.slice(wholeCharacter(marked, marked.length - half))}`;
}

/** `atUtf16`, or one less where that is in the middle of a surrogate pair. */
function wholeCharacter(text: string, atUtf16: number): number {
  return splitsSurrogatePair(text, atUtf16) ? atUtf16 - 1 : atUtf16;
}

function showInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, (character) => {
    const named = { '\r': '\\r', '\n': '\\n', '\t': '\\t' }[character];
    return named ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
