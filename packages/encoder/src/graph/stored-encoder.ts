import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import type { EncoderConfig } from '../encoder-config.ts';
import type { EncoderWeights } from '../weights.ts';
import { buildEncoder } from './build-encoder.ts';
import { declareParameters, type Precision } from './parameter-values.ts';
import { embedPieces } from './word-embeddings.ts';

export interface StoredEncoderInputs {
  /** int32 or int64[windows, pieces], special pieces included. */
  pieceIds: Value;
  /** int32[windows, pieces]: 1 for a piece, 0 for padding behind the pieces of a window. */
  mask: Value;
}

export interface StoredEncoderOptions {
  /** Stands before the names of initializers. */
  prefix?: string;
  /** Of the layers' matrices; float32 by default. */
  precision?: Precision;
  /** Of the table of word embeddings, which loses nothing in int8 that tasks could tell; int8 by default. */
  wordPrecision?: Precision;
}

/** Appends an encoder with all its weights stored in the graph, to be served: see `buildEncoder`. */
export function addStoredEncoder(
  graph: GraphBuilder,
  { pieceIds, mask }: StoredEncoderInputs,
  weights: EncoderWeights,
  config: EncoderConfig,
  { prefix = '', precision = 'float32', wordPrecision = 'int8' }: StoredEncoderOptions = {},
): Value {
  const words = embedPieces(graph, pieceIds, weights, { prefix, precision: wordPrecision });
  const parameters = declareParameters(graph, weights, config, { prefix, precision });
  return buildEncoder(graph, { words, mask }, parameters, config);
}
