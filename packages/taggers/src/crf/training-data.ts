import { createTokenizer, type TokenizerConfig } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import type { TrainingExample } from '../tagger.ts';
import { labelledChains } from '../training/labelled-chains.ts';
import { type CollectedFeatures, FeatureCollector } from './features/feature-collector.ts';
import type { FeatureConfig } from './features/feature-config.ts';
import { SymbolTable } from './features/feature-hash.ts';
import { featurize } from './features/featurize.ts';
import { TextView } from './features/text-view.ts';
import { WordFormCache } from './features/word-forms.ts';
import { type TrainingVectors, trainingVectors } from './vectors/training-vectors.ts';
import { vectorRows } from './vectors/vector-rows.ts';

/** Labelled tokens with their features, as numbers: what the objective runs over. */
export interface TrainingData extends CollectedFeatures {
  tagCount: number;
  /** Tokens `[sequenceStart[s], sequenceStart[s + 1])` are chain `s`: the tokens of one region, or a part of a long one. No chain is empty. */
  sequenceStart: Uint32Array;
  /** Tag index of every token. */
  gold: Uint16Array;
  vectors?: TrainingVectors;
}

/** Bounds what a pass holds in memory for one chain, whatever the length of a document. */
const MAX_CHAIN_TOKENS = 2000;

/** A feature seen fewer times than this, and never in an entity, is dropped: it would only lengthen the model. */
const MIN_COUNT_OUTSIDE = 2;

/** Tokenizes, tags and featurizes the regions of `examples`; features see the text around a region too. */
export function prepareTrainingData(
  examples: readonly TrainingExample[],
  categories: readonly string[],
  tokenizerConfig: TokenizerConfig,
  featureConfig: FeatureConfig,
  wordVectors?: WordVectors,
): TrainingData {
  const tokenize = createTokenizer(tokenizerConfig);
  const symbols = new SymbolTable();
  const forms = new WordFormCache(symbols);
  const collected = new FeatureCollector();
  const sequenceStart = [0];
  const gold: Uint16Array[] = [];
  const rows: Int32Array[] = [];
  let view: TextView | undefined;
  for (const { tokens, first, end, tags } of labelledChains(
    examples,
    categories,
    tokenize,
    MAX_CHAIN_TOKENS,
  )) {
    // Chains of one text follow each other.
    if (view?.tokens !== tokens) view = new TextView(tokens, forms);
    collected.add(featurize(view, symbols, featureConfig, first, end));
    if (wordVectors) rows.push(vectorRows(tokens, wordVectors, -1, first, end));
    gold.push(tags.subarray(first, end));
    sequenceStart.push(sequenceStart.at(-1)! + end - first);
  }
  const allTags = concatenate(gold, sequenceStart.at(-1)!);
  return {
    tagCount: 1 + 2 * categories.length,
    sequenceStart: Uint32Array.from(sequenceStart),
    gold: allTags,
    ...collected.finish(allTags, MIN_COUNT_OUTSIDE),
    ...(wordVectors && { vectors: trainingVectors(rows, wordVectors) }),
  };
}

function concatenate(parts: readonly Uint16Array[], length: number): Uint16Array {
  const whole = new Uint16Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
