import {
  addStoredEncoder,
  type EncoderConfig,
  type EncoderWeights,
  type Precision,
} from '@spansmith/encoder';
import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import { GRAPH_NAMES, PREFIX } from './graph-names.ts';
import { addHead, HEAD_BIAS, HEAD_WEIGHT } from './network.ts';

/** All that a fine-tuned encoder is. */
export interface TransformerModel {
  config: EncoderConfig;
  /** The text of tokenizer.json. */
  tokenizerJson: string;
  weights: EncoderWeights;
  /** [hidden, tags] and [tags] */
  head: { weight: Float32Array<ArrayBuffer>; bias: Float32Array<ArrayBuffer> };
}

/**
 * Adds a fine-tuned encoder, whole, to a graph: its weights in `precision`, the head's in float32, its tokenizer beside
 * the graph. Inputs: `transformer.pieceIds` and `transformer.mask` int32[windows, pieces], and those of `addHead`.
 * Returns the emissions, float32[tokens, tags].
 */
export function addTransformer(graph: GraphBuilder, model: TransformerModel, precision: Precision): Value {
  const { config, tokenizerJson, weights, head } = model;
  const pieceIds = graph.input(GRAPH_NAMES.pieceIds, 'int32', ['windows', 'pieces']);
  const mask = graph.input(GRAPH_NAMES.mask, 'int32', ['windows', 'pieces']);
  const states = addStoredEncoder(graph, { pieceIds, mask }, weights, config, { prefix: PREFIX, precision });
  const tokenizer = new TextEncoder().encode(tokenizerJson);
  graph.initializer(GRAPH_NAMES.tokenizer, 'uint8', [tokenizer.length], tokenizer);
  const tagCount = head.bias.length;
  const weight = graph.initializer(
    PREFIX + HEAD_WEIGHT,
    'float32',
    [config.hiddenSize, tagCount],
    head.weight,
  );
  const bias = graph.initializer(PREFIX + HEAD_BIAS, 'float32', [tagCount], head.bias);
  return addHead(graph, states, weight, bias, PREFIX);
}
