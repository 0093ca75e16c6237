import type { ModelFile } from '@spansmith/onnx-graph';
import { WordIndex } from '@spansmith/word-vectors';
import { GRAPH_NAMES } from './graph-names.ts';

const indexes = new WeakMap<ModelFile, WordIndex>();

/** Finds words in a model's table of word vectors; one index for all parts. Throws a GraphError where it has no table. */
export function wordIndexOf(model: ModelFile): WordIndex {
  const known = indexes.get(model);
  if (known) return known;
  const { data } = model.readInitializer(GRAPH_NAMES.wordHashes, 'int64');
  const index = new WordIndex(new BigUint64Array(data.buffer, data.byteOffset, data.length));
  indexes.set(model, index);
  return index;
}
