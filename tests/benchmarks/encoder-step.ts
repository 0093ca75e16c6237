/**
 * How fast a training step of an encoder runs:
 * `node scripts/run.mjs tests/benchmarks/encoder-step.ts --encoder DIR [--windows 16] [--pieces 64] [--threads 2]`.
 *
 * A step is forward and backward through all layers, word embeddings frozen, without the update of the weights. In turn
 * with it runs one plain matrix product of the step's widest shape: on a machine with other work, its rate says what the
 * machine gave, and the ratio of the two what the graph makes of it. Prints one JSON line with medians.
 */
import { parseArgs } from 'node:util';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import {
  buildEncoder,
  declareParameters,
  type EncoderConfig,
  type EncoderWeights,
  encoderParameters,
  gatherWords,
  openEncoder,
} from '../../packages/encoder/src/index.ts';
import { GraphBuilder, gradients } from '../../packages/onnx-graph/src/index.ts';
import { wholeNumber } from './whole-number.ts';

const RUNS = 9;
const WARM_UPS = 2;
/** Products that are timed together: one takes milliseconds. */
const PRODUCTS = 10;

interface Timed {
  run: () => Promise<unknown>;
  flop: number;
}

interface Shape {
  config: EncoderConfig;
  weights: EncoderWeights;
  windows: number;
  pieces: number;
}
