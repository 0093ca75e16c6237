import type { Region } from '@spansmith/labels';
import {
  createTokenizer,
  isInside,
  spansToTags,
  type TokenizerConfig,
  type Tokens,
} from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import type { TrainingExample } from '../tagger.ts';
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
  for (const { text, regions } of examples) {
    const tokens = tokenize(text);
    const view = new TextView(tokens, forms);
    for (const region of regions) {
      const [first, end] = tokensInside(tokens, region);
      if (first === end) continue;
      collected.add(featurize(view, symbols, featureConfig, first, end));
      if (wordVectors) rows.push(vectorRows(tokens, wordVectors, -1, first, end));
      const tags = spansToTags(tokens, region.spans, categories);
      gold.push(tags.subarray(first, end));
      for (const length of chainLengths(tokens, tags, first, end))
        sequenceStart.push(sequenceStart.at(-1)! + length);
    }
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

/** The tokens that lie whole in a region, as `[first, end)`. */
function tokensInside({ count, startUtf16, endUtf16 }: Tokens, region: Region): [first: number, end: number] {
  let first = 0;
  while (first < count && startUtf16[first]! < region.startUtf16) first++;
  let end = first;
  while (end < count && endUtf16[end]! <= region.endUtf16) end++;
  return [first, end];
}

/**
 * Lengths of the chains that the tokens `[first, end)` are cut into: in one piece unless they are many, else before
 * the last line (if there is none, the last token) of a piece that is not inside a span.
 */
function chainLengths({ line }: Tokens, tags: Uint16Array, first: number, end: number): number[] {
  const lengths: number[] = [];
  let start = first;
  while (end - start > MAX_CHAIN_TOKENS) {
    let cut = start + MAX_CHAIN_TOKENS;
    const startsLine = (token: number) => line[token] !== line[token - 1];
    while (cut > start && !(startsLine(cut) && !isInside(tags[cut]!))) cut--;
    if (cut === start) for (cut += MAX_CHAIN_TOKENS; cut < end && isInside(tags[cut]!); cut++);
    lengths.push(cut - start);
    start = cut;
  }
  lengths.push(end - start);
  return lengths;
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
