/**
 * How a CNN is built and trained, the same for every project: chosen on parts of several labelled sets that training did
 * not see (docs/decisions/cnn-part.md).
 */
export const HYPERPARAMETERS = {
  /** Length of a token's hidden state. */
  width: 96,
  /** How far from a token the two are that each convolution takes together with it. */
  distances: [1, 2],
  /** Part of the hidden states, and of the learnt vectors, that a training step leaves out. */
  dropout: 0.3,
  inputDropout: 0.3,
  /** Part of what is told of words (a form, the word vector) that a training step leaves out. */
  rowDropout: 0.15,
  /** Highest rate of the network's weights; that of the learnt vectors and of the chain is so many times as high. */
  learningRate: 2e-3,
  embeddingRateFactor: 2,
  chainRateFactor: 5,
  /** Part of the training in which the rate rises from 0; in the rest it falls to 0 again. */
  warmUp: 0.1,
  weightDecay: 6,
  maxGradientNorm: 5,
  /** A batch is full at so many labelled tokens; longer texts are cut to chains of about that. */
  batchTokens: 384,
  usualEpochs: 12,
  /** Small data are gone through more often, until there are so many steps. */
  minSteps: 300,
  /** Large data are gone through less often, for so many steps, but at least `minEpochs` times. */
  maxSteps: 6000,
  minEpochs: 3,
} as const;
