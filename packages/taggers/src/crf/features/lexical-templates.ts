import { type Emit, type Template, window } from './template.ts';
import type { TextView } from './text-view.ts';

const BIAS: Template = { id: 0, scale: 1 };
const WORD: Template = { id: 1, scale: 0.5 };
const PREFIX: Template = { id: 2, scale: 1 };
const SUFFIX: Template = { id: 3, scale: 1 };
const PIECE: Template = { id: 40, scale: 1 };
/** Is anything glued to the token: bit 0 before it, bit 1 behind it. */
const glue = window(4, 0, 3);
const NORM: Template = { id: 10, scale: 0.5 };
const normBefore = window(11, -2, -1);
const normAfter = window(13, 1, 2);
const shape = window(15, -2, 2);
const normPair = window(20, -2, 1, 0.25);
const shapePair = window(24, -2, 1, 0.5);
const shapeTriple = window(28, -2, 0, 0.5);
const neighbourPrefix = window(31, -1, 1);
const neighbourSuffix = window(34, -1, 1);

/** Length of the affixes of neighbours, in code points. */
const NEIGHBOUR_AFFIX = 3;

/** The token itself and two cells to each side, alone and in combinations. */
export function emitLexical(view: TextView, token: number, emit: Emit): void {
  const self = view.word(token);
  emit(BIAS, 0);
  emit(WORD, self.word);
  emit(NORM, self.norm);
  for (const symbol of self.prefixes) emit(PREFIX, symbol);
  for (const symbol of self.suffixes) emit(SUFFIX, symbol);
  for (const symbol of self.pieces) emit(PIECE, symbol);
  emit(glue((view.touchesNext(token - 1) ? 1 : 0) + (view.touchesNext(token) ? 2 : 0)), 0);
  const cells = [-2, -1, 0, 1, 2].map((distance) => view.cell(token, distance));
  for (let distance = -2; distance <= 2; distance++) {
    const [cell, next, afterNext] = [cells[distance + 2]!, cells[distance + 3], cells[distance + 4]];
    emit(shape(distance), cell.shape);
    if (distance < 0) emit(normBefore(distance), cell.norm);
    if (distance > 0) emit(normAfter(distance), cell.norm);
    if (!next) continue;
    emit(normPair(distance), cell.norm, next.norm);
    emit(shapePair(distance), cell.shape, next.shape);
    if (afterNext) emit(shapeTriple(distance), cell.shape, next.shape, afterNext.shape);
  }
  for (const distance of [-1, 1]) {
    const { prefixes, suffixes, norm: whole } = cells[distance + 2]!;
    emit(neighbourPrefix(distance), prefixes[NEIGHBOUR_AFFIX - 1] ?? whole);
    emit(neighbourSuffix(distance), suffixes[NEIGHBOUR_AFFIX - 1] ?? whole);
  }
}
