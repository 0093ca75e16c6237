import type { GraphBuilder, ModelFile, Value } from '@spansmith/onnx-graph';
import type { Tokens } from '@spansmith/tokenization';
import type { ChainWeights } from './decoding/chain.ts';

/**
 * A tagger is a mixture of parts: sequence models of different kinds over the same tokens and the same BIO tags. Each
 * part scores tokens for a linear chain of its own, which makes its scores probabilities; the mixture adds these up by
 * weight (see `ensemble/`). A kind of part is a folder, with three things in it: how to train one, the part in
 * training, and the half of a served one that stays in JavaScript.
 */
export interface TrainedPart<Description extends { kind: string } = { kind: string }> {
  /** What the manifest says of the part, as JSON: all that is needed to run it, besides the ONNX file. */
  readonly description: Description;
  readonly chain: ChainWeights;
  /** [tokens x tags], row-major: what the part's graph gives, to within rounding. */
  scoreTokens(tokens: Tokens): Promise<Float32Array>;
  /**
   * Adds the part to a model's graph: inputs, weights and nodes, under names that begin with its kind and a dot.
   * Returns its emissions, float32[tokens, tags], for the tokens of one call (see `PreparedText`).
   */
  addTo(graph: GraphBuilder, shared: SharedValues): Value;
  /** Frees what it holds outside of JavaScript's heap. It cannot be used afterwards. */
  release(): Promise<void>;
}

/** What several parts of one graph use. */
export interface SharedValues {
  readonly tagCount: number;
  /** Word vectors, int8[words + 1, dimensions]; the last row is all zeros, for words without one. */
  wordVectors(): Value;
}

/** The half of a part that stays in JavaScript when ONNX Runtime runs the other. */
export interface ServedPart {
  /** So many tokens may one call have. */
  readonly maxCallTokens: number;
  /** Computes what all calls for a text need once. */
  prepare(tokens: Tokens): PreparedText;
}

export interface PreparedText {
  /** The tensors to feed for the emissions of the tokens `[firstToken, endToken)`; at least one. */
  feeds(firstToken: number, endToken: number): Record<string, GraphFeed>;
  /**
   * Where a call that begins at `firstToken` should end, at `maxCallTokens` further at most: for parts to which it
   * matters how a text is divided into calls. They must take calls that end elsewhere, too.
   */
  endOfCall?(firstToken: number): number;
}

export interface GraphFeed {
  type: 'int32' | 'int64' | 'float32';
  dims: number[];
  data: Int32Array | BigInt64Array | Float32Array;
}

/** Makes the served half of a part from its description and the tables in the ONNX file. */
export type LoadPart<Description> = (
  description: Description,
  model: ModelFile,
  tags: readonly string[],
) => ServedPart;
