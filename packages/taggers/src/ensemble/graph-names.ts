/** Names in a tagger's ONNX file. All of a part's own names begin with its kind and a dot. */
export const GRAPH_NAMES = {
  emissions: (kind: string) => `${kind}.emissions`,
  transitions: (kind: string) => `${kind}.transitions`,
  start: (kind: string) => `${kind}.start`,
  end: (kind: string) => `${kind}.end`,
  /** int8[words + 1, dimensions]; the last row is all zeros, for words without a vector. */
  wordVectors: 'wordVectors',
  /** int64[words]: `WordVectorTable.hashes`. */
  wordHashes: 'wordHashes',
} as const;
