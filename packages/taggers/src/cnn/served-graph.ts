import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import { PLACE_TABLE, TABLE_COUNT, TABLE_WIDTHS, WORD_TABLES } from './embedding-tables.ts';
import { buildNetwork, type NetworkSize, parameterShapes, reachOf } from './network.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Names in the ONNX file. */
export const GRAPH_NAMES = {
  rows: 'cnn.rows',
  vectorRows: 'cnn.vectorRows',
  isToken: 'cnn.isToken',
  table: (name: string) => `cnn.${name}.vectors`,
  hashes: (name: string) => `cnn.${name}.hashes`,
  weight: (name: string) => `cnn.${name}`,
} as const;

const TABLE_NAMES = [...WORD_TABLES.map(({ name }) => name), PLACE_TABLE.name];

/** All that a CNN is when training is done. */
export interface CnnModel {
  size: NetworkSize;
  /** By the names of `parameterShapes`. */
  weights: Readonly<Record<string, Float32Array<ArrayBuffer>>>;
  /** For each table [rows x width]. */
  tables: readonly Float32Array<ArrayBuffer>[];
  /** For each of `WORD_TABLES`. */
  vocabularies: readonly Vocabulary[];
}

/** The word vectors in a graph: int8[words + 1, dimensions], and what a row is to be multiplied by. */
export interface GraphVectors {
  table: Value;
  scale: number;
}

/**
 * Adds the network to a graph. It takes the tokens of a call with as many more rows on either side as a token sees, its
 * reach: `cnn.rows` int32[tokens + 2 reach, tables], `cnn.vectorRows` int32[tokens + 2 reach] where there are word vectors,
 * and `cnn.isToken` float32[tokens + 2 reach, 1], 0 beyond the text. The hashes of the tables' rows stand beside it, as
 * `cnn.<table>.hashes` int64[rows - 1]. Returns the emissions, float32[tokens, tags].
 */
export function addNetwork(graph: GraphBuilder, model: CnnModel, vectors: GraphVectors | undefined): Value {
  const { size, weights, tables, vocabularies } = model;
  const reach = reachOf(size);
  const rowCount = `tokens+${2 * reach}`;
  const rows = graph.input(GRAPH_NAMES.rows, 'int32', [rowCount, TABLE_COUNT]);
  const embedded = TABLE_NAMES.map((name, table) => {
    const width = TABLE_WIDTHS[table]!;
    const values = tables[table]!;
    const vectorsOfTable = graph.initializer(
      GRAPH_NAMES.table(name),
      'float32',
      [values.length / width, width],
      values,
    );
    const column = graph.apply('Gather', [rows, graph.constant('int64', table)], { axis: 1 });
    return graph.apply('Gather', [vectorsOfTable, column]);
  });
  if (vectors) {
    const vectorRows = graph.input(GRAPH_NAMES.vectorRows, 'int32', [rowCount]);
    const integers = graph.apply('Cast', [graph.apply('Gather', [vectors.table, vectorRows])], {
      to: 'float32',
    });
    embedded.push(graph.apply('Mul', [integers, graph.constant('float32', vectors.scale)]));
  }
  for (const [table, { name }] of WORD_TABLES.entries()) {
    const hashes = vocabularies[table]!.hashes();
    graph.initializer(GRAPH_NAMES.hashes(name), 'int64', [hashes.length], hashes);
  }
  const parameters = new Map(
    parameterShapes(size).map(({ name, shape }) => [
      name,
      graph.initializer(GRAPH_NAMES.weight(name), 'float32', shape, weights[name]!),
    ]),
  );
  const emissions = buildNetwork(graph, size, {
    input: graph.apply('Concat', embedded as [Value, ...Value[]], { axis: 1 }),
    isToken: graph.input(GRAPH_NAMES.isToken, 'float32', [rowCount, 1]),
    parameter: (name) => parameters.get(name)!,
  });
  const [start, end, axis, step] = [reach, -reach, 0, 1].map((bound) => graph.constant('int64', [bound]));
  return graph.apply('Slice', [emissions, start!, end!, axis!, step!]);
}
