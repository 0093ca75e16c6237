import { GraphBuilder, readModel } from '@spansmith/onnx-graph';
import type { ChainWeights } from '../decoding/chain.ts';
import type { CrfModel } from './model.ts';

/** Names in the ONNX file. */
export const graphNames = { input: 'featureRows', output: 'emissions' } as const;

/**
 * The model as an ONNX file. The graph takes `featureRows` int32[tokens, features], for each token the rows of its
 * features, filled up with the row after the last, which is all zeros; it gives `emissions` float32[tokens, tags],
 * the sums of the rows. What the caller needs to find rows and to decode stands beside the graph in initializers:
 * `featureHashes` int64[features], row by row, `transitions` float32[tags, tags], `start` and `end` float32[tags].
 */
export function exportOnnx(model: CrfModel): Uint8Array<ArrayBuffer> {
  const tagCount = model.start.length;
  const featureCount = model.featureHashes.length;
  const graph = new GraphBuilder('crf');
  const weights = new Float32Array((featureCount + 1) * tagCount);
  weights.set(model.emissionWeights);
  const rows = graph.input(graphNames.input, 'int32', ['tokens', 'features']);
  const table = graph.initializer('emissionWeights', 'float32', [featureCount + 1, tagCount], weights);
  const gathered = graph.apply('Gather', [table, rows]);
  const emissions = graph.apply('ReduceSum', [gathered, graph.constant('int64', [1])], { keepdims: 0 });
  graph.output(graphNames.output, emissions);
  graph.initializer('featureHashes', 'int64', [featureCount], new BigInt64Array(model.featureHashes.buffer));
  graph.initializer('transitions', 'float32', [tagCount, tagCount], model.transitions);
  graph.initializer('start', 'float32', [tagCount], model.start);
  graph.initializer('end', 'float32', [tagCount], model.end);
  return graph.toBytes();
}

/** What stands beside the graph. Throws a GraphError where the bytes are no such file. */
export function readOnnx(bytes: Uint8Array): ChainWeights & { featureHashes: BigUint64Array } {
  const model = readModel(bytes);
  const floats = (name: string) => model.readInitializer(name, 'float32').data;
  const { data } = model.readInitializer('featureHashes', 'int64');
  return {
    featureHashes: new BigUint64Array(data.buffer, data.byteOffset, data.length),
    transitions: floats('transitions'),
    start: floats('start'),
    end: floats('end'),
  };
}
