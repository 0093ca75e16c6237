import { GraphBuilder, type Value } from '@spansmith/onnx-graph';
import type { WordVectors } from '@spansmith/word-vectors';
import type { ChainWeights } from '../decoding/chain.ts';
import type { SharedValues } from '../part.ts';
import { GRAPH_NAMES } from './graph-names.ts';
import type { Mixture } from './trained-tagger.ts';

/**
 * A mixture as one ONNX file. Each part adds its inputs and nodes, and gives the output `<kind>.emissions`
 * float32[tokens, tags]. What the other half needs stands beside the graph in initializers: the tables of the parts,
 * their chains (`<kind>.transitions` float32[tags, tags], `<kind>.start` and `<kind>.end` float32[tags]), and the
 * hashes of the words that have vectors. The parts share the table of word vectors.
 */
export function exportOnnx({ categories, parts, wordVectors }: Mixture): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder('tagger');
  const tagCount = 1 + 2 * categories.length;
  const shared = shareValues(graph, tagCount, wordVectors);
  for (const { part } of parts) {
    const { kind } = part.description;
    graph.output(GRAPH_NAMES.emissions(kind), part.addTo(graph, shared));
    addChain(graph, kind, part.chain, tagCount);
  }
  return graph.toBytes();
}

function shareValues(graph: GraphBuilder, tagCount: number, vectors: WordVectors | undefined): SharedValues {
  let table: Value | undefined;
  return {
    tagCount,
    wordVectors: () => (table ??= addWordVectors(graph, vectors)),
  };
}

function addWordVectors(graph: GraphBuilder, vectors: WordVectors | undefined): Value {
  if (!vectors) throw new Error('a part of the tagger needs word vectors, but the tagger has none');
  const { hashes, size, dimension, table } = vectors;
  const { buffer, byteOffset, length } = hashes;
  graph.initializer(GRAPH_NAMES.wordHashes, 'int64', [size], new BigInt64Array(buffer, byteOffset, length));
  return graph.initializer(GRAPH_NAMES.wordVectors, 'int8', [size + 1, dimension], table);
}

function addChain(graph: GraphBuilder, kind: string, chain: ChainWeights, tagCount: number): void {
  const add = (name: string, shape: number[], weights: ArrayLike<number>) =>
    graph.initializer(name, 'float32', shape, Float32Array.from(weights));
  add(GRAPH_NAMES.transitions(kind), [tagCount, tagCount], chain.transitions);
  add(GRAPH_NAMES.start(kind), [tagCount], chain.start);
  add(GRAPH_NAMES.end(kind), [tagCount], chain.end);
}
