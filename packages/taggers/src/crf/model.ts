import type { WordVectors } from '@spansmith/word-vectors';
import type { ChainWeights } from '../decoding/chain.ts';
import type { FeatureConfig } from './features/feature-config.ts';

/**
 * A trained linear-chain CRF. The score of a tag sequence y for a text is
 * start[y0] + sum_t emission(t, y_t) + sum_t transitions[y_t-1][y_t] + end[y_n-1], where emission(t, ·) is the sum of
 * the rows of the token's features, and of the products of the vectors that it sees with their weights. Pairs that BIO forbids hold 0 and are never read.
 */
export interface CrfModel extends ChainWeights {
  featureConfig: FeatureConfig;
  /** 64-bit hashes of the known features, ascending as unsigned numbers; a feature's index is its row. */
  featureHashes: BigUint64Array<ArrayBuffer>;
  /** [features x tags], row-major. */
  emissionWeights: Float32Array<ArrayBuffer>;
  transitions: Float32Array<ArrayBuffer>;
  start: Float32Array<ArrayBuffer>;
  end: Float32Array<ArrayBuffer>;
  vectors?: CrfVectors;
}

export interface CrfVectors {
  wordVectors: WordVectors;
  /** [slots x dimension, tags], row-major: for the int8 numbers of the table. */
  weights: Float32Array<ArrayBuffer>;
}

/** What a manifest says of a CRF; the numbers are in the ONNX file. */
export interface CrfPartDescription {
  kind: 'crf';
  featureConfig: FeatureConfig;
  /** Whether it uses the word vectors in the ONNX file. */
  usesWordVectors: boolean;
}
