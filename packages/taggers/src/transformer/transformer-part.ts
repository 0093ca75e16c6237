import { createHash } from 'node:crypto';
import type { Encoder, EncoderWeights } from '@spansmith/encoder';
import { createSubwordTokenizer, createTokenizer, type TokenizerConfig } from '@spansmith/tokenization';
import type { TrainingExample, TrainingHooks } from '../tagger.ts';
import { labelledCategories, modelTags, NEVER, widenRows } from '../training/full-tags.ts';
import type { CheckpointStore } from './checkpoint.ts';
import { fineTune } from './fine-tune.ts';
import { HeldOut } from './held-out.ts';
import {
  CONTEXT_SHARE,
  HYPERPARAMETERS,
  type Hyperparameters,
  learningRateFor,
  WINDOW_PIECES,
} from './hyperparameters.ts';
import { labelledWindows } from './labelled-windows.ts';
import { Learner } from './learner.ts';
import { CASE_EMBEDDINGS, HEAD_BIAS, HEAD_WEIGHT } from './network.ts';
import { ServedTransformer, type TransformerDescription } from './served-transformer.ts';
import { TrainedTransformer } from './trained-transformer.ts';

export interface TransformerOptions {
  /** All categories that the model shall have tags for, in their order, with or without labels in the examples. */
  categories: readonly string[];
  tokenizerConfig: TokenizerConfig;
  encoder: Encoder;
  /** An integer of 32 bits that decides all that is random. */
  seed: number;
  /** Ends a training that would take more: what it does on its own depends on the number of pieces. */
  maxEpochs: number;
  /** Not trained on: where given, the training keeps its best epoch by these, and ends when it gets no better. */
  validation?: readonly TrainingExample[];
  /** Where given, the training goes on from the last epoch that is in it, and puts every epoch there. */
  checkpoints?: CheckpointStore;
  /** Threads of ONNX Runtime within an op; 1 by default. The result does not depend on it. */
  threads?: number;
  /** In place of the usual ones. */
  hyperparameters?: Partial<Hyperparameters>;
}

/**
 * A pretrained encoder, fine-tuned with a linear layer over its states (Devlin et al. 2019, section 5.3) that gives each
 * token's tag by the token's first piece. The same examples, options and software give the same bits, whether the
 * training was interrupted or not.
 */
export const transformerPart = {
  /** Throws a RangeError for a label whose category is not in `options.categories`. */
  async train(
    examples: readonly TrainingExample[],
    options: TransformerOptions,
    hooks?: TrainingHooks,
  ): Promise<TrainedTransformer> {
    const {
      categories,
      tokenizerConfig,
      encoder,
      seed,
      maxEpochs,
      validation,
      checkpoints,
      threads = 1,
    } = options;
    const hyperparameters = {
      ...HYPERPARAMETERS,
      learningRate: learningRateFor(encoder.config),
      ...options.hyperparameters,
    };
    const trained = labelledCategories(examples, categories);
    const tokenize = createTokenizer(tokenizerConfig);
    const tokenizer = createSubwordTokenizer(JSON.parse(encoder.tokenizerJson));
    const description = describe(encoder);
    const windows = labelledWindows(examples, trained, tokenize, tokenizer, description);
    const weights = await encoder.readWeights();
    const heldOut =
      validation && new HeldOut(onlyOf(validation, trained), trained, tokenize, tokenizer, description);
    const fingerprint = checkpoints ? fingerprintOf(examples, { ...options, hyperparameters }, weights) : '';
    const learner = await Learner.create({
      config: encoder.config,
      weights,
      padding: tokenizer.special.padding,
      tagCount: 1 + 2 * trained.length,
      threads,
      seed,
      hyperparameters,
    });
    let history: TrainedTransformer['history'];
    try {
      history = await fineTune(
        learner,
        windows,
        {
          hyperparameters,
          seed,
          maxEpochs,
          fingerprint,
          ...(heldOut && { heldOut }),
          ...(checkpoints && { checkpoints }),
        },
        hooks,
      );
    } finally {
      await learner.release();
    }
    const tags = modelTags(trained, categories);
    const tagCount = 1 + 2 * categories.length;
    const head = {
      weight: widenRows(learner.values.get(HEAD_WEIGHT)!, tags, tagCount),
      bias: widenRows(learner.values.get(HEAD_BIAS)!, tags, tagCount, NEVER),
    };
    const { config, tokenizerJson } = encoder;
    const served = new ServedTransformer(description, tokenizer);
    const caseEmbeddings = learner.values.get(CASE_EMBEDDINGS)!;
    const model = { config, tokenizerJson, weights, caseEmbeddings, head };
    return new TrainedTransformer(description, model, { served, threads, history });
  },
};

function describe({ config }: Encoder): TransformerDescription {
  const maxPieces = Math.min(config.maxPieces, WINDOW_PIECES);
  return {
    kind: 'transformer',
    maxPieces,
    contextPieces: Math.max(1, Math.floor(maxPieces * CONTEXT_SHARE)),
  };
}

/** Without the spans of categories that training has no labels of: nothing can find them. */
const onlyOf = (examples: readonly TrainingExample[], categories: readonly string[]): TrainingExample[] =>
  examples.map((example) => ({
    ...example,
    regions: example.regions.map((region) => ({
      ...region,
      spans: region.spans.filter(({ category }) => categories.includes(category)),
    })),
  }));

/** SHA-256 of all that decides a training. */
function fingerprintOf(
  examples: readonly TrainingExample[],
  { categories, tokenizerConfig, encoder, seed, maxEpochs, validation, hyperparameters }: TransformerOptions,
  weights: EncoderWeights,
): string {
  const { config, tokenizerJson } = encoder;
  const decides = {
    examples,
    categories,
    tokenizerConfig,
    seed,
    maxEpochs,
    validation,
    hyperparameters,
    config,
    tokenizerJson,
  };
  const hash = createHash('sha256').update(JSON.stringify(decides));
  for (const [name, { data }] of weights) hash.update(name).update(data);
  return hash.digest('hex');
}
