import { type Emit, window } from './template.ts';
import type { TextView } from './text-view.ts';

const neighbour = window(130, -1, 1);

/** Words that come more often than this in a text are not about its matter. */
const MAX_OCCURRENCES = 20;
/** Other occurrences that are looked at. */
const MAX_OTHERS = 6;
const MIN_CHARACTERS = 2;

/**
 * What stands beside the other occurrences of the token's word in the text: one clear mention ("patients with HD")
 * tells what the word is in all its places.
 */
export function emitRepetition(view: TextView, token: number, emit: Emit): void {
  const { norm, prefixes } = view.word(token);
  const occurrences = view.occurrences(norm);
  if (prefixes.length < MIN_CHARACTERS || occurrences.length > MAX_OCCURRENCES) return;
  const others = occurrences.filter((other) => other !== token).slice(0, MAX_OTHERS);
  for (const distance of [-1, 1])
    for (const symbol of new Set(others.map((other) => view.cell(other, distance).norm)))
      emit(neighbour(distance), symbol);
}
