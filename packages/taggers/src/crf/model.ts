import type { TokenizerConfig } from '@spansmith/tokenization';
import type { ChainWeights } from '../decoding/chain.ts';
import type { FeatureConfig } from './features/feature-config.ts';

/**
 * A trained linear-chain CRF. The score of a tag sequence y for a text is
 * start[y0] + sum_t emission(t, y_t) + sum_t transitions[y_t-1][y_t] + end[y_n-1], where emission(t, ·) is the sum of
 * the rows of the token's features. Pairs that BIO forbids hold 0 and are never read.
 */
export interface CrfModel extends ChainWeights {
  description: CrfDescription;
  /** 64-bit hashes of the known features, ascending as unsigned numbers; a feature's index is its row. */
  featureHashes: BigUint64Array<ArrayBuffer>;
  /** [features x tags], row-major. */
  emissionWeights: Float32Array<ArrayBuffer>;
  transitions: Float32Array<ArrayBuffer>;
  start: Float32Array<ArrayBuffer>;
  end: Float32Array<ArrayBuffer>;
}

/** The part of a model that goes into the manifest; the numbers go into the ONNX file. */
export interface CrfDescription {
  kind: 'crf';
  /** `O`, then `B-<category>`, `I-<category>` for every category. */
  tags: string[];
  tokenizerConfig: TokenizerConfig;
  featureConfig: FeatureConfig;
}
