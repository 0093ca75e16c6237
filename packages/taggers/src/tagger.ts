import type { PredictedSpan, Region } from '@spansmith/labels';
import type { Tokens } from '@spansmith/tokenization';
import type { CrfDescription } from './crf/model.ts';

/** A document to learn from: only what lies inside `regions` was labelled, the rest of the text is context. */
export interface TrainingExample {
  text: string;
  /** BCP 47 tag, where known. */
  language?: string;
  regions: readonly Region[];
}

/** What training tells its caller, after every pass over the data. */
export interface TrainingProgress {
  iteration: number;
  maxIterations: number;
  /** Regularised negative log-likelihood of the training data. */
  loss: number;
}

export interface TrainingHooks {
  onProgress?: (progress: TrainingProgress) => void;
  /** Checked between passes; training rejects with its reason. */
  signal?: AbortSignal;
}

/** The scores of a text's tokens, one row of tag scores a token. */
export interface TokenScores {
  tokens: Tokens;
  /** [tokens x tags], row-major, in the order of the tagger's tags. */
  emissions: Float32Array;
}

/** What a manifest says of a tagger, as JSON: all that its ONNX file needs to be run, besides the file. */
export type TaggerDescription = CrfDescription;

/** One way to learn a tagger. Every kind has a folder of its own and exports one of these. */
export interface Tagger<Options> {
  train(
    examples: readonly TrainingExample[],
    options: Options,
    hooks?: TrainingHooks,
  ): Promise<TrainedTagger>;
}

export interface TrainedTagger {
  readonly description: TaggerDescription;
  /** Scores a text in plain JavaScript, as the exported graph does. */
  scoreTokens(text: string): TokenScores;
  /** Spans in text order, with marginal probabilities. */
  decode(scores: TokenScores): PredictedSpan[];
  predict(text: string): PredictedSpan[];
  /** The same tagger with `bias` taken from the score of every `O`: above 0 it finds more spans, and errs more. */
  withOutsideBias(bias: number): TrainedTagger;
  /** The model as one ONNX file. The same model gives the same bytes. */
  toOnnx(): Uint8Array;
}

/** One call of the ONNX graph: the tensors to feed and the tokens `[firstToken, endToken)` that it scores. */
export interface GraphCall {
  firstToken: number;
  endToken: number;
  feeds: Record<string, GraphFeed>;
}

export interface GraphFeed {
  type: 'int32' | 'int64' | 'float32';
  dims: number[];
  data: Int32Array | BigInt64Array | Float32Array;
}

/**
 * The half of a tagger that stays in JavaScript when ONNX Runtime runs the other: text to the graph's inputs, and the
 * graph's output `emissions` float32[tokens, tags] to spans. `loadTagger` makes one from an artifact.
 */
export interface ServedTagger {
  readonly description: TaggerDescription;
  /** The output of the graph that holds the scores. */
  readonly outputName: 'emissions';
  /** Tokenizes a text of any length and prepares bounded calls that together cover all its tokens, in order. */
  encode(text: string): { tokens: Tokens; calls: GraphCall[] };
  /** Spans in text order, with marginal probabilities. `emissions` holds the rows of all calls, in order. */
  decode(scores: TokenScores): PredictedSpan[];
}
