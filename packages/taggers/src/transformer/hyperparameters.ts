import type { EncoderConfig } from '@spansmith/encoder';

/** How an encoder is fine-tuned. */
export interface Hyperparameters {
  /** Of the head and the last layer, at its highest. */
  learningRate: number;
  /** A layer's rate over that of the layer above it. */
  layerDecay: number;
  weightDecay: number;
  /** Longer gradients are scaled down to it. */
  maxGradientNorm: number;
  /** Part of the training in which the rate rises; then it falls to 0. */
  warmUp: number;
  /** Of the encoder's hidden states and attention. */
  dropout: number;
  /** A batch is full at so many pieces, padding included. */
  batchPieces: number;
  /** As many epochs as make so many steps, and at least `minEpochs`. */
  steps: number;
  minEpochs: number;
  /** As many passes over the data as make so many steps are an epoch. */
  epochSteps: number;
  /** A training ends when its held-out F1 has not risen for such a part of its epochs, and for three at least. */
  patience: number;
}

/** See docs/decisions/transformer-part.md for what was tried. */
export const HYPERPARAMETERS: Omit<Hyperparameters, 'learningRate'> = {
  layerDecay: 0.9,
  weightDecay: 0.01,
  maxGradientNorm: 1,
  warmUp: 0.1,
  dropout: 0.1,
  batchPieces: 512,
  steps: 600,
  minEpochs: 4,
  epochSteps: 40,
  patience: 0.25,
};

/** For an encoder of 6 layers of 384, and for all that are smaller. */
const HIGHEST_LEARNING_RATE = 4e-4;

/**
 * Larger encoders take smaller steps: 7e-5 for 12 layers of 768, 3e-5 for 24 of 1024, which is where the usual rates for
 * BERT, RoBERTa and XLM-R are.
 */
export function learningRateFor({ hiddenSize, layers }: EncoderConfig): number {
  return HIGHEST_LEARNING_RATE * Math.min(1, (384 / hiddenSize) ** 2 * Math.sqrt(6 / layers));
}

/** Pieces in a window, special ones included, if the encoder takes as many. */
export const WINDOW_PIECES = 256;

/** What a token sees to its shorter side at least, unless its text ends before, is so large a part of a window. */
export const CONTEXT_SHARE = 1 / 8;
