import type { WordVectorTable } from '@spansmith/word-vectors';
import type { ChainWeights } from '../decoding/chain.ts';
import { AdamW } from '../training/adamw.ts';
import type { Random } from '../training/random.ts';
import type { Batch } from './batches.ts';
import { ChainLoss } from './chain-loss.ts';
import { EMBEDDED_WIDTH, TABLE_COUNT } from './embedding-tables.ts';
import { Embeddings } from './embeddings.ts';
import { HYPERPARAMETERS } from './hyperparameters.ts';
import { type NetworkSize, parameterShapes } from './network.ts';
import { NO_VECTOR } from './token-encoder.ts';
import { type StepInputs, TrainingStep } from './training-step.ts';
import { UNKNOWN_ROW } from './vocabulary.ts';

export interface LearnerOptions {
  size: NetworkSize;
  /** Rows of each table of learnt vectors. */
  rowCounts: readonly number[];
  wordVectors?: WordVectorTable;
  /** Threads of ONNX Runtime within an op. */
  threads: number;
  random: Random;
}

/** What a network has learnt. */
export interface LearntNetwork {
  /** By the names of `parameterShapes`. */
  readonly weights: Readonly<Record<string, Float32Array<ArrayBuffer>>>;
  /** For each table [rows x width]. */
  readonly tables: readonly Float32Array<ArrayBuffer>[];
  readonly chain: ChainWeights;
}

/** A network that learns from batches. */
export class Learner implements LearntNetwork {
  readonly weights: Readonly<Record<string, Float32Array<ArrayBuffer>>>;
  readonly #size: NetworkSize;
  readonly #wordVectors: WordVectorTable | undefined;
  readonly #random: Random;
  readonly #embeddings: Embeddings;
  readonly #loss: ChainLoss;
  readonly #optimizer: AdamW;
  readonly #step: TrainingStep;

  private constructor({ size, rowCounts, wordVectors, random }: LearnerOptions, step: TrainingStep) {
    const { chainRateFactor, weightDecay, maxGradientNorm } = HYPERPARAMETERS;
    this.#size = size;
    this.#wordVectors = wordVectors;
    this.#random = random;
    this.#embeddings = new Embeddings(rowCounts, random);
    this.#loss = new ChainLoss(size.tagCount);
    this.weights = initialWeights(size, random);
    const parameters = Object.entries(this.weights).map(([name, values]) => ({
      name,
      values,
      decays: name.includes('weight'),
    }));
    this.#optimizer = new AdamW([...parameters, ...this.#loss.parameters(chainRateFactor)], {
      weightDecay,
      maxGradientNorm,
    });
    this.#step = step;
  }

  static async create(options: LearnerOptions): Promise<Learner> {
    const vectorWidth = options.wordVectors?.dimension ?? 0;
    return new Learner(options, await TrainingStep.create(options.size, vectorWidth, options.threads));
  }

  get tables(): readonly Float32Array<ArrayBuffer>[] {
    return this.#embeddings.tables;
  }

  get chain(): ChainWeights {
    return this.#loss.weights;
  }

  /** One step at `learningRate`. Returns the mean loss of a token before it. */
  async learn(batch: Batch, learningRate: number): Promise<number> {
    const { rowCount, chains } = batch;
    const rows = this.#withoutSome(batch.rows, UNKNOWN_ROW, TABLE_COUNT);
    const vectorRows = this.#withoutSome(batch.vectorRows, NO_VECTOR, 1);
    const inputMask = this.#dropout(rowCount * EMBEDDED_WIDTH, HYPERPARAMETERS.inputDropout);
    const inputs = this.#inputs({ ...batch, rows, vectorRows }, inputMask);
    const emissions = await this.#step.emissions(this.weights, inputs);
    const byEmission = new Float32Array(emissions.length);
    const { loss, byWeight } = this.#loss.compute(emissions, chains, byEmission);
    const gradients = await this.#step.gradients(this.weights, inputs, byEmission);
    this.#optimizer.step({ ...gradients.byWeight, ...byWeight }, learningRate);
    const byGathered = multiply(gradients.byEmbedded, inputMask);
    this.#embeddings.step(rows, rowCount, byGathered, learningRate * HYPERPARAMETERS.embeddingRateFactor);
    return loss;
  }

  /** Frees what it holds outside of JavaScript's heap. What was learnt stays. */
  release(): Promise<void> {
    return this.#step.release();
  }

  #inputs({ rows, rowCount, vectorRows, isToken }: Batch, inputMask: Float32Array): StepInputs {
    const { width, distances } = this.#size;
    const embedded = this.#embeddings.gather(rows, rowCount);
    const vectors = this.#wordVectors && gatherVectors(vectorRows, this.#wordVectors);
    const dropout = Array.from({ length: distances.length + 1 }, () =>
      this.#dropout(rowCount * width, HYPERPARAMETERS.dropout),
    );
    return {
      rowCount,
      embedded: multiply(embedded, inputMask),
      ...(vectors && { vectors }),
      isToken,
      dropout,
    };
  }

  /**
   * `rows`, [tokens x columns], with some left out: as if the form were unknown, or the word had no vector. So the network
   * learns to do with any of what it is told of a word. The place of a token is always known.
   */
  #withoutSome(rows: Int32Array, leftOut: number, columns: number): Int32Array {
    return rows.map((row, at) => {
      const isPlace = columns > 1 && at % columns === columns - 1;
      return !isPlace && this.#random.uniform() < HYPERPARAMETERS.rowDropout ? leftOut : row;
    });
  }

  #dropout(length: number, rate: number): Float32Array {
    const mask = new Float32Array(length);
    this.#random.fillDropout(mask, rate);
    return mask;
  }
}

function initialWeights(size: NetworkSize, random: Random): Record<string, Float32Array<ArrayBuffer>> {
  return Object.fromEntries(
    parameterShapes(size).map(({ name, shape, initial }) => {
      const values = new Float32Array(shape.reduce((product, dim) => product * dim, 1));
      if ('uniform' in initial) random.fill(values, initial.uniform);
      else values.fill(initial.constant);
      return [name, values];
    }),
  );
}

/** [rows x dimension]: word vectors by their rows; zeros for -1. */
function gatherVectors(vectorRows: Int32Array, { dimension, table, scale }: WordVectorTable): Float32Array {
  const vectors = new Float32Array(vectorRows.length * dimension);
  for (const [row, vectorRow] of vectorRows.entries()) {
    if (vectorRow < 0) continue;
    const from = vectorRow * dimension;
    for (let at = 0; at < dimension; at++) vectors[row * dimension + at] = table[from + at]! * scale;
  }
  return vectors;
}

/** Multiplies `values`, in place, and returns them. */
function multiply(values: Float32Array, mask: Float32Array): Float32Array {
  for (let at = 0; at < values.length; at++) values[at]! *= mask[at]!;
  return values;
}
