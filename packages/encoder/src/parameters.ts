import type { EncoderConfig } from './encoder-config.ts';

/**
 * A tensor of weights, as the graph uses it: matrices are [in, out], so that x W needs no transposition, where the
 * file has [out, in].
 */
export interface Parameter {
  /** Ours, which is also that of its graph input or initializer. */
  readonly name: string;
  /** What transformers calls it, without the prefix of the family. */
  readonly storedName: string;
  readonly shape: readonly number[];
  /** Whether the file has it transposed. */
  readonly transposed: boolean;
  /** The layer that it belongs to, from 1; 0 is the embeddings. For rates by layer, and freezing from below. */
  readonly layer: number;
}

/** Ours, transformers', and the sizes: one sets a vector, two a matrix [in, out]. */
type Row = readonly [name: string, storedName: string, ...sizes: number[]];

/** The table of word embeddings, [vocabulary, hidden]: by far the largest tensor, and frozen in training. */
export const WORD_EMBEDDINGS = 'embeddings.words';
/** [pieces, hidden]: row 0 is added to a window's first piece. Holds the embedding of the token type 0, too. */
export const POSITION_EMBEDDINGS = 'embeddings.positions';

/** Names in the file that `POSITION_EMBEDDINGS` is the sum of. */
export const STORED_POSITIONS = 'embeddings.position_embeddings.weight';
export const STORED_TOKEN_TYPES = 'embeddings.token_type_embeddings.weight';
export const STORED_WORDS = 'embeddings.word_embeddings.weight';

/**
 * All parameters that are stored as they are used, in the order of the forward pass; the two tables of embeddings
 * above are not among them. BERT, RoBERTa and XLM-R share these names.
 */
export function encoderParameters(config: EncoderConfig): Parameter[] {
  const { hiddenSize: hidden, intermediateSize: intermediate } = config;
  const norm = (name: string, storedName: string): Row[] => [
    [`${name}.weight`, `${storedName}.weight`, hidden],
    [`${name}.bias`, `${storedName}.bias`, hidden],
  ];
  const linear = (name: string, storedName: string, from: number, to: number): Row[] => [
    [`${name}.weight`, `${storedName}.weight`, from, to],
    [`${name}.bias`, `${storedName}.bias`, to],
  ];
  const layer: Row[] = [
    ...linear('attention.query', 'attention.self.query', hidden, hidden),
    ...linear('attention.key', 'attention.self.key', hidden, hidden),
    ...linear('attention.value', 'attention.self.value', hidden, hidden),
    ...linear('attention.output', 'attention.output.dense', hidden, hidden),
    ...norm('attention.norm', 'attention.output.LayerNorm'),
    ...linear('feedForward.intermediate', 'intermediate.dense', hidden, intermediate),
    ...linear('feedForward.output', 'output.dense', intermediate, hidden),
    ...norm('feedForward.norm', 'output.LayerNorm'),
  ];
  const inLayer = (rows: Row[], number: number, prefix: string, storedPrefix: string): Parameter[] =>
    rows.map(([name, storedName, ...shape]) => ({
      name: `${prefix}.${name}`,
      storedName: `${storedPrefix}.${storedName}`,
      shape,
      transposed: shape.length === 2,
      layer: number,
    }));
  return [
    ...inLayer(norm('norm', 'LayerNorm'), 0, 'embeddings', 'embeddings'),
    ...Array.from({ length: config.layers }, (_, index) =>
      inLayer(layer, index + 1, `layers.${index}`, `encoder.layer.${index}`),
    ).flat(),
  ];
}
