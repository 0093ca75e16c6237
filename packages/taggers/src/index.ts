export { type CrfOptions, crfTagger } from './crf/crf-tagger.ts';
export type { FeatureConfig } from './crf/features/feature-config.ts';
export type { FitOptions } from './crf/fit.ts';
export type { CrfDescription, CrfModel } from './crf/model.ts';
export { TrainedCrf } from './crf/trained-crf.ts';
export { loadTagger } from './load-tagger.ts';
export type {
  GraphCall,
  GraphFeed,
  ServedTagger,
  Tagger,
  TaggerDescription,
  TokenScores,
  TrainedTagger,
  TrainingExample,
  TrainingHooks,
  TrainingProgress,
} from './tagger.ts';
