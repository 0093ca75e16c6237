import { setImmediate } from 'node:timers/promises';
import type { WordVectorTable } from '@spansmith/word-vectors';
import type { TrainingHooks } from '../tagger.ts';
import { Random } from '../training/random.ts';
import { type LabelledTokens, makeBatches } from './batches.ts';
import { HYPERPARAMETERS } from './hyperparameters.ts';
import { Learner, type LearntNetwork } from './learner.ts';
import { type NetworkSize, reachOf } from './network.ts';

export interface FitOptions {
  size: NetworkSize;
  /** Rows of each table of learnt vectors. */
  rowCounts: readonly number[];
  wordVectors?: WordVectorTable;
  /** An integer of 32 bits that decides all that is random. */
  seed: number;
  maxEpochs: number;
  threads: number;
}

/**
 * Learns a network from labelled tokens. Gives way to other work after every epoch, and there rejects with the reason of
 * an abort.
 */
export async function fit(
  chains: readonly LabelledTokens[],
  { seed, maxEpochs, ...options }: FitOptions,
  { onProgress, signal }: TrainingHooks = {},
): Promise<LearntNetwork> {
  signal?.throwIfAborted();
  const random = new Random(seed);
  const learner = await Learner.create({ ...options, random });
  const tokenCount = chains.reduce((sum, { first, end }) => sum + end - first, 0);
  const epochs = epochsFor(tokenCount, maxEpochs);
  const reach = reachOf(options.size);
  let seen = 0;
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      let loss = 0;
      for (const batch of makeBatches(chains, HYPERPARAMETERS.batchTokens, reach, random)) {
        const rate = learningRate(seen / (tokenCount * epochs));
        loss += batch.tokenCount * (await learner.learn(batch, rate));
        seen += batch.tokenCount;
      }
      onProgress?.({ iteration: epoch, maxIterations: epochs, loss });
      await setImmediate();
      signal?.throwIfAborted();
    }
  } finally {
    await learner.release();
  }
  return learner;
}

/**
 * Small data take more epochs, or there would be too few steps to learn anything; large data take fewer, or they would
 * take hours.
 */
function epochsFor(tokenCount: number, maxEpochs: number): number {
  const { minSteps, maxSteps, usualEpochs, minEpochs, batchTokens } = HYPERPARAMETERS;
  if (tokenCount === 0) return 0;
  const epochsOf = (steps: number) => Math.ceil((steps * batchTokens) / tokenCount);
  const enough = Math.max(usualEpochs, epochsOf(minSteps));
  return Math.min(maxEpochs, enough, Math.max(minEpochs, epochsOf(maxSteps)));
}

/** The rate after a part of the training, 0..1: up from 0, then down to 0. */
function learningRate(progress: number): number {
  const { learningRate, warmUp } = HYPERPARAMETERS;
  return learningRate * Math.min(progress / warmUp, (1 - progress) / (1 - warmUp));
}
