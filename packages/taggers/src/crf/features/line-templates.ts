import { type Emit, type Template, window } from './template.ts';
import type { TextView } from './text-view.ts';

const MAX_INDEX_BUCKET = 9;
const index = window(100, 0, MAX_INDEX_BUCKET);
const FIRST_WORD: Template = { id: 110, scale: 1 };
const FIRST_TWO_WORDS: Template = { id: 111, scale: 1 };
const KEY: Template = { id: 112, scale: 1 };

/** Where in its line a token stands, how the line begins, and the key before the last colon, three
 * tokens of it: what forms and lists are read by. */
export function emitLine(view: TextView, token: number, emit: Emit): void {
  const start = view.lineStart(token);
  emit(index(bucket(token - start)), 0);
  const first = view.word(start).norm;
  emit(FIRST_WORD, first);
  if (token > start) emit(FIRST_TWO_WORDS, first, view.word(start + 1).norm);
  const colon = view.colonBefore(token);
  if (colon >= 0) {
    const [last, second, third] = [1, 2, 3].map((back) =>
      colon - back < start ? 0 : view.word(colon - back).norm,
    );
    emit(KEY, last!, second, third);
  }
}

/** 0, 1, 2, 3 as they are, then one bucket for each doubling. */
function bucket(distance: number): number {
  return distance < 4 ? distance : Math.min(MAX_INDEX_BUCKET, 4 + Math.floor(Math.log2(distance / 4)));
}
