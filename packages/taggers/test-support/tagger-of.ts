import type { TokenizerConfig } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import type { PartDescription } from '../src/ensemble/load-part.ts';
import { TrainedTagger } from '../src/ensemble/trained-tagger.ts';
import type { TrainedPart } from '../src/part.ts';

/** A tagger of a single part. */
export function taggerOf(
  part: TrainedPart<PartDescription>,
  options: {
    categories: readonly string[];
    tokenizerConfig: TokenizerConfig;
    wordVectors?: WordVectors;
  },
): TrainedTagger {
  const { categories, tokenizerConfig, wordVectors } = options;
  const precision = { type: 'fp32', reason: 'a test' } as const;
  return new TrainedTagger({
    categories,
    tokenizerConfig,
    parts: [{ part, weight: 1, precision }],
    threshold: 0.4,
    temperature: 1,
    ...(wordVectors && { wordVectors }),
  });
}
