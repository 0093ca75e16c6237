import type { Region } from '@spansmith/labels';
import { createTokenizer, spansToTags, type TokenizerConfig, type Tokens } from '@spansmith/tokenization';
import type { TrainingExample } from '../tagger.ts';
import { type CollectedFeatures, FeatureCollector } from './features/feature-collector.ts';
import type { FeatureConfig } from './features/feature-config.ts';
import { SymbolTable } from './features/feature-hash.ts';
import { featurize } from './features/featurize.ts';
import { TextView } from './features/text-view.ts';
import { WordFormCache } from './features/word-forms.ts';

/** Labelled tokens with their features, as numbers: what the objective runs over. */
export interface TrainingData extends CollectedFeatures {
  tagCount: number;
  /** Tokens `[sequenceStart[s], sequenceStart[s + 1])` are chain `s`: the tokens of one region. No chain is empty. */
  sequenceStart: Uint32Array;
  /** Tag index of every token. */
  gold: Uint16Array;
}

/** A feature seen fewer times than this, and never in an entity, is dropped: it would only lengthen the model. */
const minCountOutside = 2;

/** Tokenizes, tags and featurizes the regions of `examples`; features see the text around a region too. */
export function prepareTrainingData(
  examples: readonly TrainingExample[],
  categories: readonly string[],
  tokenizerConfig: TokenizerConfig,
  featureConfig: FeatureConfig,
): TrainingData {
  const tokenize = createTokenizer(tokenizerConfig);
  const symbols = new SymbolTable();
  const forms = new WordFormCache(symbols);
  const collected = new FeatureCollector();
  const sequenceStart = [0];
  const gold: Uint16Array[] = [];
  for (const { text, regions } of examples) {
    const tokens = tokenize(text);
    const view = new TextView(tokens, forms);
    for (const region of regions) {
      const [first, end] = tokensInside(tokens, region);
      if (first === end) continue;
      collected.add(featurize(view, symbols, featureConfig, first, end));
      gold.push(spansToTags(tokens, region.spans, categories).subarray(first, end));
      sequenceStart.push(sequenceStart.at(-1)! + end - first);
    }
  }
  const tags = concatenate(gold, sequenceStart.at(-1)!);
  return {
    tagCount: 1 + 2 * categories.length,
    sequenceStart: Uint32Array.from(sequenceStart),
    gold: tags,
    ...collected.finish(tags, minCountOutside),
  };
}

/** The tokens that lie whole in a region, as `[first, end)`. */
function tokensInside({ count, startUtf16, endUtf16 }: Tokens, region: Region): [first: number, end: number] {
  let first = 0;
  while (first < count && startUtf16[first]! < region.startUtf16) first++;
  let end = first;
  while (end < count && endUtf16[end]! <= region.endUtf16) end++;
  return [first, end];
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
