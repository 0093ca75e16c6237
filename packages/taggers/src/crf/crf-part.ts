import type { TokenizerConfig } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import type { TrainingExample, TrainingHooks } from '../tagger.ts';
import { buildModel } from './build-model.ts';
import type { FeatureConfig } from './features/feature-config.ts';
import { type FitOptions, fit } from './fit.ts';
import { TrainedCrf } from './trained-crf.ts';
import { prepareTrainingData } from './training-data.ts';

export interface CrfOptions extends FitOptions {
  /** All categories that the model shall have tags for, in their order, with or without labels in the examples. */
  categories: readonly string[];
  tokenizerConfig: TokenizerConfig;
  featureConfig: FeatureConfig;
  /** Those of the texts' language, if there are any. */
  wordVectors?: WordVectors;
  /** A tagger to go on from, trained on examples like these: saves passes, and changes the result little. */
  initial?: TrainedCrf;
}

/** A linear-chain CRF over lexical features and word vectors: trains in seconds. */
export const crfPart = {
  /** Throws a RangeError for a label whose category is not in `options.categories`. */
  async train(
    examples: readonly TrainingExample[],
    options: CrfOptions,
    hooks?: TrainingHooks,
  ): Promise<TrainedCrf> {
    const { categories, tokenizerConfig, featureConfig, wordVectors, initial } = options;
    const labelled = new Set(
      examples.flatMap(({ regions }) => regions.flatMap(({ spans }) => spans.map((s) => s.category))),
    );
    for (const category of labelled)
      if (!categories.includes(category))
        throw new RangeError(`a label has the undeclared category "${category}"`);
    const trained = categories.filter((category) => labelled.has(category));
    const data = prepareTrainingData(examples, trained, tokenizerConfig, featureConfig, wordVectors);
    const learnt = await fit(data, trained, initial?.learnt, options, hooks);
    return new TrainedCrf(buildModel(learnt, categories, featureConfig, wordVectors), learnt);
  },
};
