export { type CnnOptions, cnnPart } from './cnn/cnn-part.ts';
export type { CnnDescription } from './cnn/served-cnn.ts';
export type { TrainedCnn } from './cnn/trained-cnn.ts';
export { type CrfOptions, crfPart } from './crf/crf-part.ts';
export type { FeatureConfig } from './crf/features/feature-config.ts';
export type { FitOptions } from './crf/fit.ts';
export type { CrfModel, CrfPartDescription } from './crf/model.ts';
export { TrainedCrf } from './crf/trained-crf.ts';
export { bestSpans, type ProbableSpan, probableSpans } from './decoding/best-spans.ts';
export { Chain, type ChainWeights } from './decoding/chain.ts';
export {
  calibrate,
  decodeMixture,
  type MixtureConfig,
  type ScoredSpan,
} from './decoding/decode-mixture.ts';
export { type Posterior, posteriorOf, spanProbability } from './decoding/posterior.ts';
export type { MixedPartDescription, Precision, TaggerDescription } from './ensemble/description.ts';
export type { PartDescription } from './ensemble/load-part.ts';
export type { GraphCall, ServedTagger } from './ensemble/served-tagger.ts';
export type { TokenScores } from './ensemble/token-scores.ts';
export { type MixedPart, type Mixture, TrainedTagger } from './ensemble/trained-tagger.ts';
export { loadTagger } from './load-tagger.ts';
export type { GraphFeed, LoadPart, PreparedText, ServedPart, SharedValues, TrainedPart } from './part.ts';
export type { TrainingExample, TrainingHooks, TrainingProgress } from './tagger.ts';
export type { CheckpointStore } from './transformer/checkpoint.ts';
export type { TransformerDescription } from './transformer/served-transformer.ts';
export type { TrainedTransformer } from './transformer/trained-transformer.ts';
export { type TransformerOptions, transformerPart } from './transformer/transformer-part.ts';
