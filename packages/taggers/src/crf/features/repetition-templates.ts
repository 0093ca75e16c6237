import { type Emit, window } from './template.ts';
import type { TextView } from './text-view.ts';

const neighbour = window(130, -1, 1);

/** Words that come more often than this in a text are not about its matter. */
const maxOccurrences = 20;
/** Other occurrences that are looked at. */
const maxOthers = 6;
const minCharacters = 2;

/**
 * What stands beside the other occurrences of the token's word in the text: one clear mention ("patients with HD")
 * tells what the word is in all its places.
 */
export function emitRepetition(view: TextView, token: number, emit: Emit): void {
  const { norm, prefixes } = view.word(token);
  const occurrences = view.occurrences(norm);
  if (prefixes.length < minCharacters || occurrences.length > maxOccurrences) return;
  const others = occurrences.filter((other) => other !== token).slice(0, maxOthers);
  for (const distance of [-1, 1])
    for (const symbol of new Set(others.map((other) => view.cell(other, distance).norm)))
      emit(neighbour(distance), symbol);
}
