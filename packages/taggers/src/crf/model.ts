import type { TokenizerConfig } from '@spansmith/tokenization';
import type { FeatureConfig } from './feature-config.ts';

/**
 * A trained linear-chain CRF. The score of a tag sequence y for a text is
 * start[y0] + sum_t emission(t, y_t) + sum_t transitions[y_t-1][y_t] + end[y_n-1], where emission(t, ·) is the sum of
 * the rows of the token's features.
 */
export interface CrfModel {
  /** `O`, then `B-<category>`, `I-<category>` for every category. */
  tags: string[];
  /** 64-bit hashes of the known features, ascending as unsigned numbers; the index is the feature's row. */
  featureHashes: BigUint64Array;
  /** [features x tags], row-major. */
  emissionWeights: Float32Array;
  /** [tags x tags], from row to column. Illegal pairs hold 0: the decoder never asks for them. */
  transitions: Float32Array;
  /** [tags] */
  start: Float32Array;
  /** [tags] */
  end: Float32Array;
  featureConfig: FeatureConfig;
  tokenizerConfig: TokenizerConfig;
}

/** The part of a model that goes into the manifest; numbers go into the ONNX file. */
export interface CrfDescription {
  kind: 'crf';
  tags: string[];
  featureConfig: FeatureConfig;
  tokenizerConfig: TokenizerConfig;
}
