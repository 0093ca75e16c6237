import { type Emit, general, specific, window } from './template.ts';
import type { TextView } from './text-view.ts';

const bias = general(0);
const word = specific(1);
const prefix = general(2);
const suffix = general(3);
/** Is anything glued to the token: bit 0 before it, bit 1 behind it. */
const glue = window(general, 4, 0, 3);
const norm = window((id) => (id === 12 ? specific(id) : general(id)), 10, 2);
const shape = window(general, 15, 2);
const normPair = window(specific, 20, 2, 1);
const shapePair = window(general, 24, 2, 1);
const shapeTriple = window(general, 28, 2, 0);
const neighbourPrefix = window(general, 31, 1);
const neighbourSuffix = window(general, 34, 1);

/** The token itself and two cells to each side, alone and in combinations. */
export function emitLexical(view: TextView, token: number, emit: Emit): void {
  const self = view.word(token);
  emit(bias, 0);
  emit(word, self.word);
  for (const symbol of self.prefixes) emit(prefix, symbol);
  for (const symbol of self.suffixes) emit(suffix, symbol);
  emit(glue((view.touchesNext(token - 1) ? 1 : 0) + (view.touchesNext(token) ? 2 : 0)), 0);
  for (let distance = -2; distance <= 2; distance++) {
    const cell = view.cell(token, distance);
    emit(norm(distance), cell.norm);
    emit(shape(distance), cell.shape);
    if (distance === 2) break;
    const next = view.cell(token, distance + 1);
    emit(normPair(distance), cell.norm, next.norm);
    emit(shapePair(distance), cell.shape, next.shape);
    if (distance === 1) continue;
    const afterNext = view.cell(token, distance + 2);
    if (distance <= 0) emit(shapeTriple(distance), cell.shape, next.shape, afterNext.shape);
  }
  for (const distance of [-1, 1]) {
    const { prefixes, suffixes, norm: whole } = view.cell(token, distance);
    emit(neighbourPrefix(distance), prefixes[2] ?? whole);
    emit(neighbourSuffix(distance), suffixes[2] ?? whole);
  }
}
