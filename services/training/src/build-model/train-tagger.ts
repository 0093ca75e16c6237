import { crfTagger, type TrainedTagger, type TrainingExample, type TrainingHooks } from '@spansmith/taggers';
import { learnSplits } from '@spansmith/tokenization';

/** Learns a tagger. */
export function trainTagger(
  examples: readonly TrainingExample[],
  categories: readonly string[],
  hooks: TrainingHooks,
): Promise<TrainedTagger> {
  const texts = examples.map(({ text, regions }) => ({ text, spans: regions.flatMap(({ spans }) => spans) }));
  return crfTagger.train(
    examples,
    {
      categories,
      tokenizerConfig: { splits: learnSplits(texts) },
      featureConfig: { line: true, wideContextTokens: 30 },
      l2: 0.3,
      maxIterations: 100,
      tolerance: 1e-3,
    },
    hooks,
  );
}
