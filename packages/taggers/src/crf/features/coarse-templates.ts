import { type Emit, type Template, window } from './template.ts';
import type { TextView } from './text-view.ts';

const norm = window(50, -2, 2, 0.5);
const shape = window(55, -2, 2);
const PREFIX: Template = { id: 60, scale: 1 };
const SUFFIX: Template = { id: 61, scale: 1 };
/** Where in its coarse token a token stands: bit 0 first, bit 1 last; alone, and with the coarse token's shape. */
const place = window(62, 0, 3);
const placeInShape = window(66, 0, 3);
const normPair = window(70, -2, 1, 0.25);
const shapePair = window(74, -1, 0);

/**
 * The coarse token (what stands between white space) around the token, and two such to each side: in "§ 5 Abs.1 S. 2"
 * or "10-K/A" tokens are so fine that a window of two does not leave the expression. What the lexical templates see
 * already, because a coarse token is one token, is left out.
 */
export function emitCoarse(view: TextView, token: number, emit: Emit): void {
  const first = view.coarseStart(token);
  const last = view.coarseEnd(token) - 1;
  const self = view.coarse(token, 0);
  if (last > first) {
    emit(norm(0), self.norm);
    emit(shape(0), self.shape);
    for (const symbol of self.prefixes) emit(PREFIX, symbol);
    for (const symbol of self.suffixes) emit(SUFFIX, symbol);
    const at = (token === first ? 1 : 0) + (token === last ? 2 : 0);
    emit(place(at), 0);
    emit(placeInShape(at), self.shape);
  }
  for (const distance of [-2, -1, 1, 2]) {
    const near = distance < 0 ? first : last;
    const other = view.coarse(token, distance);
    if (near === token && view.cell(token, distance) === other) continue;
    emit(norm(distance), other.norm);
    emit(shape(distance), other.shape);
  }
  for (let distance = -2; distance <= 1; distance++) {
    const [left, right] = [view.coarse(token, distance), view.coarse(token, distance + 1)];
    emit(normPair(distance), left.norm, right.norm);
    if (distance === -1 || distance === 0) emit(shapePair(distance), left.shape, right.shape);
  }
}
