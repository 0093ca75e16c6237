export type { FeatureConfig } from './crf/feature-config.ts';
export type { CrfDescription, CrfModel } from './crf/model.ts';
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
