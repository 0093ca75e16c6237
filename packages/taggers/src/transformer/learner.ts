import { type EncoderConfig, type EncoderWeights, gatherWords } from '@spansmith/encoder';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { AdamW } from '../training/adamw.ts';
import { Random } from '../training/random.ts';
import { DropoutMasks } from './dropout-masks.ts';
import { type Hyperparameters, WINDOW_PIECES } from './hyperparameters.ts';
import type { LabelledWindow } from './labelled-windows.ts';
import { LETTER_CASES } from './letter-case.ts';
import {
  CASE_EMBEDDINGS,
  HEAD_BIAS,
  HEAD_WEIGHT,
  scoringGraph,
  type TrainedParameter,
  trainedParameters,
  trainingGraph,
} from './network.ts';
import { packTokens } from './pack-tokens.ts';
import type { TextWindow } from './text-windows.ts';
import { packWindows, type WindowBatch } from './window-batch.ts';

export interface LearnerOptions {
  config: EncoderConfig;
  /** The arrays of what is trained are changed in place. */
  weights: EncoderWeights;
  /** The piece that windows are filled up with. */
  padding: number;
  tagCount: number;
  /** Threads of ONNX Runtime within an op. */
  threads: number;
  /** An integer of 32 bits. */
  seed: number;
  hyperparameters: Hyperparameters;
}

/** Standard deviation of the head's first weights. */
const HEAD_DEVIATION = 0.02;

/** An encoder with a head that learns from batches of windows. */
export class Learner {
  /** By the names of `trainedParameters`, in that order; the optimiser changes the arrays in place. */
  readonly values: ReadonlyMap<string, Float32Array<ArrayBuffer>>;
  readonly optimizer: AdamW;
  readonly #options: LearnerOptions;
  readonly #parameters: readonly TrainedParameter[];
  readonly #training: InferenceSession;
  readonly #scoring: InferenceSession;
  readonly #masks: DropoutMasks | undefined;
  readonly #values: Record<string, Tensor> = {};
  /** Gradients are written into the same arrays at every step. */
  readonly #gradients: Record<string, Float32Array> = {};
  readonly #fetches: Record<string, Tensor> = {};

  private constructor(options: LearnerOptions, training: InferenceSession, scoring: InferenceSession) {
    const { config, weights, tagCount, seed, hyperparameters } = options;
    const { dropout, layerDecay, weightDecay, maxGradientNorm } = hyperparameters;
    const random = new Random(seed);
    this.#options = options;
    this.#training = training;
    this.#scoring = scoring;
    this.#parameters = trainedParameters(config, tagCount);
    const added: Record<string, Float32Array<ArrayBuffer>> = {
      [CASE_EMBEDDINGS]: new Float32Array(LETTER_CASES * config.hiddenSize),
      [HEAD_WEIGHT]: initialHead(config.hiddenSize * tagCount, random),
      [HEAD_BIAS]: new Float32Array(tagCount),
    };
    this.values = new Map(this.#parameters.map(({ name }) => [name, added[name] ?? weights.get(name)!.data]));
    for (const { name, shape } of this.#parameters) {
      const values = this.values.get(name)!;
      this.#values[name] = new Tensor('float32', values, shape);
      this.#gradients[name] = new Float32Array(values.length);
      this.#fetches[`d.${name}`] = new Tensor('float32', this.#gradients[name], shape);
    }
    this.optimizer = new AdamW(
      this.#parameters.map(({ name, shape, layer }) => ({
        name,
        values: this.values.get(name)!,
        decays: shape.length === 2,
        learningRateFactor: layerDecay ** Math.max(0, config.layers - layer),
      })),
      { weightDecay, maxGradientNorm },
    );
    if (dropout > 0) this.#masks = new DropoutMasks(dropout, longestMask(options), random);
  }

  static async create(options: LearnerOptions): Promise<Learner> {
    const { config, weights, tagCount, threads, hyperparameters } = options;
    const settings: InferenceSession.SessionOptions = { intraOpNumThreads: threads };
    const training = trainingGraph(config, weights, tagCount, hyperparameters.dropout > 0);
    const scoring = scoringGraph(config, weights, tagCount);
    return new Learner(
      options,
      await InferenceSession.create(training.toBytes(), settings),
      await InferenceSession.create(scoring.toBytes(), settings),
    );
  }

  /** One step at `learningRate`. Returns the mean loss of a token before it. */
  async learn(windows: readonly LabelledWindow[], learningRate: number, random: Random): Promise<number> {
    const batch = packWindows(windows, this.#options.padding);
    const feeds = {
      ...this.#feeds(batch),
      ...this.#dropoutFeeds(batch, random),
      targets: this.#targets(batch, windows),
    };
    const { loss } = await this.#training.run(feeds, { ...this.#fetches, loss: null });
    this.optimizer.step(this.#gradients, learningRate);
    return (loss!.data as Float32Array)[0]!;
  }

  /** The scores of the tokens of windows, [tokens x tags], one window after the other. */
  async score(windows: readonly TextWindow[]): Promise<Float32Array> {
    const batch = packWindows(windows, this.#options.padding);
    const { rows, continues } = packTokens(windows, batch.pieceCount);
    const { emissions } = await this.#scoring.run({
      ...this.#feeds(batch),
      rows: new Tensor('int32', rows, [rows.length]),
      continues: new Tensor('float32', continues, [rows.length, 1]),
    });
    return emissions!.data as Float32Array;
  }

  /** Frees what it holds outside of JavaScript's heap. What was learnt stays. */
  async release(): Promise<void> {
    await this.#training.release();
    await this.#scoring.release();
  }

  #feeds({ windowCount, pieceCount, pieceIds, cases, mask }: WindowBatch): Record<string, Tensor> {
    const { config, weights } = this.#options;
    const words = gatherWords(weights, pieceIds);
    return {
      ...this.#values,
      words: new Tensor('float32', words, [windowCount, pieceCount, config.hiddenSize]),
      mask: new Tensor('int32', mask, [windowCount, pieceCount]),
      cases: new Tensor('float32', oneHot(cases), [windowCount, pieceCount, LETTER_CASES]),
    };
  }

  #dropoutFeeds({ windowCount, pieceCount }: WindowBatch, random: Random): Record<string, Tensor> {
    const masks = this.#masks;
    if (!masks) return {};
    const { heads, hiddenSize, layers } = this.#options.config;
    const feeds: Record<string, Tensor> = {};
    const add = (site: string, ...dims: number[]) => {
      const length = dims.reduce((product, dim) => product * dim);
      feeds[`dropout.${site}`] = new Tensor('float32', masks.next(length, random), dims);
    };
    const rows = windowCount * pieceCount;
    add('embeddings', rows, hiddenSize);
    for (let layer = 0; layer < layers; layer++) {
      add(`layers.${layer}.attention.weights`, windowCount, heads, pieceCount, pieceCount);
      add(`layers.${layer}.attention`, rows, hiddenSize);
      add(`layers.${layer}.feedForward`, rows, hiddenSize);
    }
    return feeds;
  }

  /** [windows x pieces, tags]: 1 / labelled pieces at each tag, so that the loss is a mean. */
  #targets({ pieceCount, pieceIds }: WindowBatch, windows: readonly LabelledWindow[]): Tensor {
    const { tagCount } = this.#options;
    const labelled = windows.reduce((sum, { places }) => sum + places.length, 0);
    const targets = new Float32Array(pieceIds.length * tagCount);
    for (const [index, { places, tags }] of windows.entries())
      for (const [at, place] of places.entries())
        targets[(index * pieceCount + place) * tagCount + tags[at]!] = 1 / labelled;
    return new Tensor('float32', targets, [pieceIds.length, tagCount]);
  }
}

/** [pieces x cases]: 1 at the case of each piece, none for 0. */
function oneHot(cases: Int32Array): Float32Array {
  const rows = new Float32Array(cases.length * LETTER_CASES);
  for (let piece = 0; piece < cases.length; piece++)
    if (cases[piece]! > 0) rows[piece * LETTER_CASES + cases[piece]! - 1] = 1;
  return rows;
}

function longestMask({
  config: { hiddenSize, heads },
  hyperparameters: { batchPieces },
}: LearnerOptions): number {
  return Math.max(batchPieces, WINDOW_PIECES) * Math.max(hiddenSize, heads * WINDOW_PIECES);
}

/** Normal numbers (Box and Muller, 1958). */
function initialHead(length: number, random: Random): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
    return HEAD_DEVIATION * radius * Math.cos(2 * Math.PI * random.uniform());
  });
}
