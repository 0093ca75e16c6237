/** Names in an ONNX file. */
export const PREFIX = 'transformer.';
export const GRAPH_NAMES = {
  pieceIds: `${PREFIX}pieceIds`,
  cases: `${PREFIX}cases`,
  mask: `${PREFIX}mask`,
  rows: `${PREFIX}rows`,
  continues: `${PREFIX}continues`,
  /** uint8: the text of tokenizer.json. */
  tokenizer: `${PREFIX}tokenizer`,
} as const;
