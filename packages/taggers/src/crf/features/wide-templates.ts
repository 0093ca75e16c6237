import type { Emit, Template } from './template.ts';
import type { TextView } from './text-view.ts';

const LEFT: Template = { id: 120, scale: 2.5 };
const RIGHT: Template = { id: 121, scale: 2.5 };

/**
 * The words up to `reach` tokens to the left and to the right within the line, in any order; a word that comes twice
 * counts twice. For documents where the cue stands far away: `... 12 High Street, Leeds (the "Borrower")`.
 */
export function emitWide(view: TextView, token: number, reach: number, emit: Emit): void {
  const start = Math.max(view.lineStart(token), token - reach);
  const end = Math.min(view.lineEnd(token), token + reach + 1);
  for (let other = start; other < token; other++) emit(LEFT, view.word(other).norm);
  for (let other = token + 1; other < end; other++) emit(RIGHT, view.word(other).norm);
}
