import { createTokenizer, type TokenizerConfig, type Tokens } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import type { TrainingExample, TrainingHooks } from '../tagger.ts';
import { labelledCategories, modelTags, widenChain, widenRows } from '../training/full-tags.ts';
import { labelledChains } from '../training/labelled-chains.ts';
import type { LabelledTokens } from './batches.ts';
import { EMBEDDED_WIDTH, MIN_FORM_COUNT, PLACE_TABLE, WORD_TABLES } from './embedding-tables.ts';
import { fit } from './fit.ts';
import { HYPERPARAMETERS } from './hyperparameters.ts';
import { TokenEncoder } from './token-encoder.ts';
import { TrainedCnn } from './trained-cnn.ts';
import { Vocabulary } from './vocabulary.ts';

export interface CnnOptions {
  /** All categories that the model shall have tags for, in their order, with or without labels in the examples. */
  categories: readonly string[];
  tokenizerConfig: TokenizerConfig;
  /** Frozen: training learns how to use them. */
  wordVectors?: WordVectors;
  /** An integer of 32 bits that decides all that is random. */
  seed: number;
  /** Ends a training that would take more: what it does on its own depends on the number of tokens. */
  maxEpochs: number;
  /** Threads of ONNX Runtime within an op; 1 by default. */
  threads?: number;
}

/**
 * A small convolutional network under a linear-chain CRF: it learns vectors of words and of their parts, and finds other
 * things than a CRF over features does. The same examples, options and software give the same network.
 */
export const cnnPart = {
  /** Throws a RangeError for a label whose category is not in `options.categories`. */
  async train(
    examples: readonly TrainingExample[],
    { categories, tokenizerConfig, wordVectors, seed, maxEpochs, threads = 1 }: CnnOptions,
    hooks?: TrainingHooks,
  ): Promise<TrainedCnn> {
    const trained = labelledCategories(examples, categories);
    const tokenize = createTokenizer(tokenizerConfig);
    const chains = [...labelledChains(examples, trained, tokenize, HYPERPARAMETERS.batchTokens)];
    const texts = new Set(chains.map(({ tokens }) => tokens));
    const vocabularies = learnVocabularies(texts);
    const encoder = new TokenEncoder(vocabularies, wordVectors);
    const encoded = new Map(Array.from(texts, (tokens) => [tokens, encoder.encode(tokens)]));
    const data = chains.map(
      ({ tokens, first, end, tags }): LabelledTokens => ({
        encoded: encoded.get(tokens)!,
        first,
        end,
        gold: tags.slice(first, end),
      }),
    );
    const size = {
      inputWidth: EMBEDDED_WIDTH + (wordVectors?.dimension ?? 0),
      width: HYPERPARAMETERS.width,
      distances: HYPERPARAMETERS.distances,
      tagCount: 1 + 2 * trained.length,
    };
    const rowCounts = [...vocabularies.map(({ rowCount }) => rowCount), PLACE_TABLE.rowCount];
    const options = { size, rowCounts, seed, maxEpochs, threads, ...(wordVectors && { wordVectors }) };
    const { weights, tables, chain } = await fit(data, options, hooks);
    const tags = modelTags(trained, categories);
    const tagCount = 1 + 2 * categories.length;
    const output = Object.fromEntries(
      ['output.weight', 'output.bias'].map((name) => [name, widenRows(weights[name]!, tags, tagCount)]),
    );
    return new TrainedCnn(
      { size: { ...size, tagCount }, weights: { ...weights, ...output }, tables, vocabularies },
      widenChain(chain, tags, tagCount),
      { encoder, threads, ...(wordVectors && { wordVectors }) },
    );
  },
};

/** A vocabulary for each of `WORD_TABLES`, in the order in which the forms come. */
function learnVocabularies(texts: Iterable<Tokens>): Vocabulary[] {
  const counts = WORD_TABLES.map(() => new Map<string, number>());
  for (const { text, count, startUtf16, endUtf16 } of texts)
    for (let token = 0; token < count; token++) {
      const word = text.slice(startUtf16[token], endUtf16[token]);
      for (const [table, { formOf }] of WORD_TABLES.entries()) {
        const form = formOf(word);
        counts[table]!.set(form, (counts[table]!.get(form) ?? 0) + 1);
      }
    }
  return counts.map((ofTable) => Vocabulary.fromCounts(ofTable, MIN_FORM_COUNT));
}
