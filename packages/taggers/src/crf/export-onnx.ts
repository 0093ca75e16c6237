import type { GraphBuilder, ModelFile, Value } from '@spansmith/onnx-graph';
import type { CrfModel } from './model.ts';

/** Names in the ONNX file. */
export const graphNames = {
  featureRows: 'crf.featureRows',
  featureHashes: 'crf.featureHashes',
  emissionWeights: 'crf.emissionWeights',
} as const;

/**
 * Adds the model to a graph. It takes `crf.featureRows` int32[tokens, features], for each token the rows of its
 * features, filled up with the row after the last, which is all zeros; it gives emissions float32[tokens, tags],
 * the sums of the rows. What the caller needs to find rows stands beside the graph in the initializer
 * `crf.featureHashes` int64[features], row by row.
 */
export function addCrfTo(graph: GraphBuilder, model: CrfModel): Value {
  const tagCount = model.start.length;
  const featureCount = model.featureHashes.length;
  const weights = new Float32Array((featureCount + 1) * tagCount);
  weights.set(model.emissionWeights);
  const hashes = new BigInt64Array(model.featureHashes.buffer);
  graph.initializer(graphNames.featureHashes, 'int64', [featureCount], hashes);
  const rows = graph.input(graphNames.featureRows, 'int32', ['tokens', 'crf.features']);
  const table = graph.initializer(
    graphNames.emissionWeights,
    'float32',
    [featureCount + 1, tagCount],
    weights,
  );
  const gathered = graph.apply('Gather', [table, rows]);
  return graph.apply('ReduceSum', [gathered, graph.constant('int64', [1])], { keepdims: 0 });
}

/** The hashes of the features in a graph, row by row. Throws a GraphError where there are none. */
export function readFeatureHashes(model: ModelFile): BigUint64Array {
  const { data } = model.readInitializer(graphNames.featureHashes, 'int64');
  return new BigUint64Array(data.buffer, data.byteOffset, data.length);
}
