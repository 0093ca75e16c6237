import { WORD_EMBEDDINGS } from '../parameters.ts';
import type { EncoderWeights } from '../weights.ts';

/**
 * The word embeddings of `pieceIds`, float32[pieces, hidden]: what a training feeds, so that the table, which it does not
 * change, need not be in its graph.
 */
export function gatherWords(weights: EncoderWeights, pieceIds: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const { data, shape } = weights.get(WORD_EMBEDDINGS)!;
  const hidden = shape[1]!;
  const rows = new Float32Array(pieceIds.length * hidden);
  for (let at = 0; at < pieceIds.length; at++)
    rows.set(data.subarray(pieceIds[at]! * hidden, (pieceIds[at]! + 1) * hidden), at * hidden);
  return rows;
}
