import {
  buildEncoder,
  declareParameters,
  type EncoderConfig,
  type EncoderWeights,
  embedPieces,
  type Precision,
} from '@spansmith/encoder';
import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import { GRAPH_NAMES, PREFIX } from './graph-names.ts';
import { addHead, CASE_EMBEDDINGS, HEAD_BIAS, HEAD_WEIGHT } from './network.ts';

/** All that a fine-tuned encoder is. */
export interface TransformerModel {
  config: EncoderConfig;
  /** The text of tokenizer.json. */
  tokenizerJson: string;
  weights: EncoderWeights;
  /** [cases, hidden] */
  caseEmbeddings: Float32Array<ArrayBuffer>;
  /** [hidden, tags] and [tags] */
  head: { weight: Float32Array<ArrayBuffer>; bias: Float32Array<ArrayBuffer> };
}

/**
 * Adds a fine-tuned encoder, whole, to a graph: its weights in `precision`, the head's in float32, its tokenizer beside
 * the graph. Inputs: `transformer.pieceIds`, `transformer.cases` and `transformer.mask` int32[windows, pieces],
 * and those of `addHead`.
 * Returns the emissions, float32[tokens, tags].
 */
export function addTransformer(graph: GraphBuilder, model: TransformerModel, precision: Precision): Value {
  const { config, tokenizerJson, weights, head } = model;
  const pieceIds = graph.input(GRAPH_NAMES.pieceIds, 'int32', ['windows', 'pieces']);
  const mask = graph.input(GRAPH_NAMES.mask, 'int32', ['windows', 'pieces']);
  const options = { prefix: PREFIX, precision };
  const words = graph.apply('Add', [
    embedPieces(graph, pieceIds, weights, options),
    embedCases(graph, model),
  ]);
  const parameters = declareParameters(graph, weights, config, options);
  const states = buildEncoder(graph, { words, mask }, parameters, config);
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

/** float32[windows, pieces, hidden]: the embedding of each piece's case, 0 where it has none. */
function embedCases(
  graph: GraphBuilder,
  { config: { hiddenSize }, caseEmbeddings }: TransformerModel,
): Value {
  const cases = graph.input(GRAPH_NAMES.cases, 'int32', ['windows', 'pieces']);
  const rows = new Float32Array(hiddenSize + caseEmbeddings.length);
  rows.set(caseEmbeddings, hiddenSize);
  const table = graph.initializer(
    PREFIX + CASE_EMBEDDINGS,
    'float32',
    [rows.length / hiddenSize, hiddenSize],
    rows,
  );
  return graph.apply('Gather', [table, cases]);
}
