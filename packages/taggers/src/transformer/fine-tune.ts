import { setImmediate } from 'node:timers/promises';
import type { TrainingHooks } from '../tagger.ts';
import { Random } from '../training/random.ts';
import { type Checkpoint, type CheckpointStore, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import type { HeldOut } from './held-out.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import type { LabelledWindow } from './labelled-windows.ts';
import type { Learner } from './learner.ts';
import { randomBatches } from './window-batch.ts';

export interface FineTuneOptions {
  hyperparameters: Hyperparameters;
  /** An integer of 32 bits. */
  seed: number;
  maxEpochs: number;
  /** Where given, the training keeps the epoch that is best here, and ends when it gets no better. */
  heldOut?: HeldOut;
  /** Where given, the training goes on from the last epoch that is in it. */
  checkpoints?: CheckpointStore;
  /** Names all that decides the training: a checkpoint of another one is not used. */
  fingerprint: string;
}

/** The fewest epochs without a gain that end a training. */
const MIN_PATIENCE = 3;

/**
 * Trains a learner on windows, and leaves it as it was after the best epoch, or after the last without held-out
 * examples. An interrupted training that goes on from its checkpoint ends with the same bits as one that was not.
 * Rejects with the reason of an abort, between two steps.
 *
 * @returns what each epoch came to, those before an interruption included
 */
export async function fineTune(
  learner: Learner,
  windows: readonly LabelledWindow[],
  { hyperparameters, seed, maxEpochs, heldOut, checkpoints, fingerprint }: FineTuneOptions,
  { onProgress, signal }: TrainingHooks = {},
): Promise<Checkpoint['history']> {
  signal?.throwIfAborted();
  const { passes, epochs } = planOf(windows, maxEpochs, hyperparameters);
  const { batchPieces } = hyperparameters;
  const patience = Math.max(MIN_PATIENCE, Math.ceil(epochs * hyperparameters.patience));
  const state = await start(learner, checkpoints, fingerprint);
  while (state.history.length < epochs && !isOver(state, patience)) {
    const epoch = state.history.length + 1;
    const loss = await runEpoch(epoch);
    const heldOutF1 = await heldOut?.f1(learner, batchPieces);
    state.history.push({ loss, ...(heldOutF1 !== undefined && { heldOutF1 }) });
    if (heldOutF1 !== undefined && bestEpoch(state) === epoch) state.best = copyOf(learner);
    await checkpoints?.save(writeCheckpoint(fingerprint, state, learner));
    onProgress?.({
      iteration: epoch,
      maxIterations: epochs,
      loss,
      ...(heldOutF1 !== undefined && { heldOutF1 }),
    });
  }
  for (const [name, values] of state.best ?? []) learner.values.get(name)!.set(values);
  return state.history;

  /** The mean loss of a window. All that is random comes from the seed and the epoch, so that it can be run again. */
  async function runEpoch(epoch: number): Promise<number> {
    const random = new Random((Math.imul(seed, 0x9e3779b1) + epoch) | 0);
    const windowCount = passes * windows.length;
    let seen = 0;
    let loss = 0;
    for (let pass = 0; pass < passes; pass++)
      for (const batch of randomBatches(windows, batchPieces, random)) {
        const progress = (epoch - 1 + seen / windowCount) / epochs;
        loss += batch.length * (await learner.learn(batch, rateAt(progress, hyperparameters), random));
        seen += batch.length;
        await setImmediate();
        signal?.throwIfAborted();
      }
    return loss / windowCount;
  }
}

/**
 * How many passes over the windows make an epoch, and how many epochs there are. On small data an epoch is several
 * passes, or scoring held-out examples and writing a checkpoint would take as long as they do; and there are more epochs,
 * or there would be too few steps to learn anything.
 */
function planOf(
  windows: readonly LabelledWindow[],
  maxEpochs: number,
  { steps, minEpochs, epochSteps, batchPieces }: Hyperparameters,
): { passes: number; epochs: number } {
  const pieces = windows.reduce((sum, { pieceIds }) => sum + pieceIds.length, 0);
  if (pieces === 0) return { passes: 0, epochs: 0 };
  const stepsOfPass = Math.ceil(pieces / batchPieces);
  const passes = Math.ceil(epochSteps / stepsOfPass);
  const epochs = Math.min(maxEpochs, Math.max(minEpochs, Math.ceil(steps / (passes * stepsOfPass))));
  return { passes, epochs };
}

/** The rate after a part of the training, 0..1: linearly up from near 0, then down to 0. */
function rateAt(progress: number, { learningRate, warmUp }: Hyperparameters): number {
  const rising = (progress + WARM_UP_START) / (warmUp + WARM_UP_START);
  return learningRate * Math.min(rising, (1 - progress) / (1 - warmUp));
}

/** The first step of all would do nothing at a rate of 0. */
const WARM_UP_START = 0.01;

async function start(
  learner: Learner,
  checkpoints: CheckpointStore | undefined,
  fingerprint: string,
): Promise<Checkpoint> {
  const stored = await checkpoints?.load();
  return (stored && readCheckpoint(stored, fingerprint, learner)) ?? { history: [] };
}

/** The first of the best epochs, counted from 1. */
function bestEpoch({ history }: Checkpoint): number {
  const scores = history.map(({ heldOutF1 }) => heldOutF1 ?? 0);
  return scores.indexOf(Math.max(...scores)) + 1;
}

/** Before anything is found at all, a training is not at its best: on few labels that takes long. */
function isOver({ history }: Checkpoint, patience: number): boolean {
  const best = bestEpoch({ history });
  return history.length - best >= patience && (history[best - 1]?.heldOutF1 ?? 0) > 0;
}

const copyOf = (learner: Learner): Map<string, Float32Array> =>
  new Map(Array.from(learner.values, ([name, values]) => [name, values.slice()]));
