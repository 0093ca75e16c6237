import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import { WORD_EMBEDDINGS } from '../parameters.ts';
import type { EncoderWeights } from '../weights.ts';
import { type Precision, scalesName } from './parameter-values.ts';
import { quantizeRows } from './quantize.ts';

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

/**
 * The same in a graph that stores the table, in int8 with one scale a row or in float32: float32[...pieceIds, hidden]
 * for int32 or int64 ids of any shape.
 */
export function embedPieces(
  graph: GraphBuilder,
  pieceIds: Value,
  weights: EncoderWeights,
  { prefix = '', precision = 'float32' }: { prefix?: string; precision?: Precision } = {},
): Value {
  const { data, shape } = weights.get(WORD_EMBEDDINGS)!;
  const name = prefix + WORD_EMBEDDINGS;
  if (precision === 'float32')
    return graph.apply('Gather', [graph.initializer(name, 'float32', shape, data), pieceIds]);
  const { values, scales } = quantizeRows(data, shape[1]!);
  const table = graph.initializer(name, 'int8', shape, values);
  const column = graph.initializer(
    prefix + scalesName(WORD_EMBEDDINGS),
    'float32',
    [scales.length, 1],
    scales,
  );
  const integers = graph.apply('Cast', [graph.apply('Gather', [table, pieceIds])], { to: 'float32' });
  return graph.apply('Mul', [integers, graph.apply('Gather', [column, pieceIds])]);
}
