import type { TokenizerConfig } from '@spansmith/tokenization';
import type { PartDescription } from './load-part.ts';

/** What a manifest says of a tagger, as JSON: all that its ONNX file needs to be run, besides the file. */
export interface TaggerDescription {
  /** `O`, then `B-<category>`, `I-<category>` for every category. */
  tags: string[];
  tokenizerConfig: TokenizerConfig;
  /** At least one, of different kinds. */
  parts: MixedPartDescription[];
  /** How probable a span must be to be found. */
  threshold: number;
  /** Divides the logits of confidences. */
  temperature: number;
  /** Where the word vectors in the file come from, if there are any. */
  wordVectors?: { name: string; licence: string };
}

export type MixedPartDescription = PartDescription & {
  /** Share of the part in the mixture; the shares add up to 1. */
  weight: number;
  precision: Precision;
};

/** How the weights of a part's large matrices are stored and multiplied, and why so, for people. */
export interface Precision {
  type: 'fp32' | 'int8';
  reason: string;
}
