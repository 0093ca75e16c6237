import type { TokenizerConfig } from '@spansmith/tokenization';
import type { Tagger, TrainingExample, TrainingHooks } from '../tagger.ts';
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
}

/** A linear-chain CRF over lexical features: trains in seconds, without any other resource than the labels. */
export const crfTagger = {
  /** Throws a RangeError for a label whose category is not in `options.categories`. */
  async train(
    examples: readonly TrainingExample[],
    options: CrfOptions,
    hooks?: TrainingHooks,
  ): Promise<TrainedCrf> {
    const { categories, tokenizerConfig, featureConfig } = options;
    const labelled = new Set(
      examples.flatMap(({ regions }) => regions.flatMap(({ spans }) => spans.map((s) => s.category))),
    );
    for (const category of labelled)
      if (!categories.includes(category))
        throw new RangeError(`a label has the undeclared category "${category}"`);
    const trained = categories.filter((category) => labelled.has(category));
    const data = prepareTrainingData(examples, trained, tokenizerConfig, featureConfig);
    const { layout, weights } = await fit(data, options, hooks);
    return new TrainedCrf(
      buildModel(data.features, layout, weights, trained, categories, { tokenizerConfig, featureConfig }),
    );
  },
} satisfies Tagger<CrfOptions>;
