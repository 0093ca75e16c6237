import type { GraphBuilder, ModelFile, Value } from '@spansmith/onnx-graph';
import type { SharedValues } from '../part.ts';
import type { CrfModel } from './model.ts';
import { VECTOR_SLOTS } from './vectors/vector-slots.ts';

/** Names in the ONNX file. */
export const CRF_GRAPH_NAMES = {
  featureRows: 'crf.featureRows',
  featureHashes: 'crf.featureHashes',
  emissionWeights: 'crf.emissionWeights',
  wordRows: 'crf.wordRows',
  vectorWeights: 'crf.vectorWeights',
} as const;

/**
 * Adds the model to a graph; gives emissions float32[tokens, tags]. It takes `crf.featureRows` int32[tokens, features],
 * for each token the rows of its features, filled up with the row after the last, which is all zeros. What the caller
 * needs to find rows stands beside the graph in the initializer `crf.featureHashes` int64[features], row by row.
 *
 * A model with word vectors also takes `crf.wordRows` int32[tokens, slots], the rows of the shared table that each token
 * sees (see `vectorRows`).
 */
export function addCrfTo(graph: GraphBuilder, model: CrfModel, shared: SharedValues): Value {
  const { featureHashes, emissionWeights, vectors } = model;
  const tagCount = model.start.length;
  const featureCount = featureHashes.length;
  const weights = new Float32Array((featureCount + 1) * tagCount);
  weights.set(emissionWeights);
  const hashes = new BigInt64Array(featureHashes.buffer);
  graph.initializer(CRF_GRAPH_NAMES.featureHashes, 'int64', [featureCount], hashes);
  const rows = graph.input(CRF_GRAPH_NAMES.featureRows, 'int32', ['tokens', 'crf.features']);
  const table = graph.initializer(
    CRF_GRAPH_NAMES.emissionWeights,
    'float32',
    [featureCount + 1, tagCount],
    weights,
  );
  const gathered = graph.apply('Gather', [table, rows]);
  const lexical = graph.apply('ReduceSum', [gathered, graph.constant('int64', [1])], { keepdims: 0 });
  return vectors
    ? graph.apply('Add', [lexical, addVectors(graph, vectors.weights, tagCount, shared)])
    : lexical;
}

function addVectors(
  graph: GraphBuilder,
  weights: Float32Array<ArrayBuffer>,
  tagCount: number,
  shared: SharedValues,
): Value {
  const inputs = weights.length / tagCount;
  const rows = graph.input(CRF_GRAPH_NAMES.wordRows, 'int32', ['tokens', VECTOR_SLOTS.length]);
  const seen = graph.apply('Reshape', [
    graph.apply('Gather', [shared.wordVectors(), rows]),
    graph.constant('int64', [-1, inputs]),
  ]);
  const numbers = graph.apply('Cast', [seen], { to: 'float32' });
  const matrix = graph.initializer(CRF_GRAPH_NAMES.vectorWeights, 'float32', [inputs, tagCount], weights);
  return graph.apply('MatMul', [numbers, matrix]);
}

/** The hashes of the features in a graph, row by row. Throws a GraphError where there are none. */
export function readFeatureHashes(model: ModelFile): BigUint64Array {
  const { data } = model.readInitializer(CRF_GRAPH_NAMES.featureHashes, 'int64');
  return new BigUint64Array(data.buffer, data.byteOffset, data.length);
}
