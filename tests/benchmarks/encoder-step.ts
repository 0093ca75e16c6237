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
import { hundredths } from './rounding.ts';
import { wholeNumber } from './whole-number.ts';

const RUNS = 9;
const WARM_UPS = 2;
/** Products that are timed together: one takes milliseconds. */
const PRODUCTS = 10;

interface Timed {
  run: () => Promise<unknown>;
  flop: number;
}

interface Batch {
  windows: number;
  pieces: number;
}

const { values } = parseArgs({
  options: {
    encoder: { type: 'string' },
    windows: { type: 'string', default: '16' },
    pieces: { type: 'string', default: '64' },
    threads: { type: 'string', default: '2' },
  },
});
if (values.encoder === undefined) throw new RangeError('--encoder is missing.');
const windows = wholeNumber('--windows', values.windows, 1);
const pieces = wholeNumber('--pieces', values.pieces, 1);
const threads = wholeNumber('--threads', values.threads, 1);

const { config, readWeights } = await openEncoder(values.encoder);
const weights = await readWeights();
const step = await trainingStep(config, weights, { windows, pieces });
const product = await matrixProduct(windows * pieces, config.hiddenSize, config.intermediateSize);
const [stepMs, productMs] = (await timeInTurn(step, product)).map(median) as [number, number];
const rate = (flop: number, ms: number) => Math.round(flop / ms / 1e6);
console.log(
  JSON.stringify({
    windows,
    pieces,
    threads,
    stepMs: Math.round(stepMs),
    stepGflopPerSecond: rate(step.flop, stepMs),
    productGflopPerSecond: rate(product.flop, productMs),
    ratio: hundredths(step.flop / stepMs / (product.flop / productMs)),
    residentMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
  }),
);

/** Forward and backward, with any derivatives for those by the last states. */
async function trainingStep(config: EncoderConfig, weights: EncoderWeights, batch: Batch): Promise<Timed> {
  const { windows, pieces } = batch;
  const graph = new GraphBuilder('step');
  const words = graph.input('words', 'float32', ['windows', 'pieces', config.hiddenSize]);
  const mask = graph.input('mask', 'int32', ['windows', 'pieces']);
  const parameters = declareParameters(graph, weights, config, { isInput: ({ layer }) => layer > 0 });
  const value = buildEncoder(graph, { words, mask }, parameters, config);
  const upstream = graph.input('upstream', 'float32', value.shape);
  const trained = encoderParameters(config).filter(({ layer }) => layer > 0);
  const wrt = trained.map(({ name }) => parameters.get(name)!);
  for (const [at, gradient] of gradients(graph, [{ value, upstream }], wrt).entries())
    graph.output(`d.${wrt[at]!.name}`, gradient);
  const session = await InferenceSession.create(graph.toBytes(), { intraOpNumThreads: threads });

  const ids = Int32Array.from({ length: windows * pieces }, (_, at) => (at * 7919) % config.vocabularySize);
  const rows = windows * pieces;
  const feeds: Record<string, Tensor> = {
    words: new Tensor('float32', gatherWords(weights, ids), [windows, pieces, config.hiddenSize]),
    mask: new Tensor('int32', new Int32Array(rows).fill(1), [windows, pieces]),
    upstream: matrix(rows, config.hiddenSize),
  };
  const fetches: Record<string, Tensor> = {};
  for (const { name, shape } of trained) {
    const { data } = weights.get(name)!;
    feeds[name] = new Tensor('float32', data, shape);
    fetches[`d.${name}`] = new Tensor('float32', new Float32Array(data.length), shape);
  }
  // Nothing below the first layer learns: its queries, keys and values need no derivatives by what they come from.
  const spared = 2 * rows * 3 * config.hiddenSize ** 2;
  return { run: () => session.run(feeds, fetches), flop: 3 * forwardFlop(config, batch) - spared };
}

/** Of the matrix products alone; the backward pass has two for each. */
function forwardFlop(
  { layers, hiddenSize, intermediateSize }: EncoderConfig,
  { windows, pieces }: Batch,
): number {
  const weights = 4 * hiddenSize ** 2 + 2 * hiddenSize * intermediateSize;
  const attention = 2 * pieces * hiddenSize;
  return 2 * layers * windows * pieces * (weights + attention);
}

async function matrixProduct(rows: number, inner: number, columns: number): Promise<Timed> {
  const graph = new GraphBuilder('product');
  const a = graph.input('a', 'float32', [rows, inner]);
  const b = graph.input('b', 'float32', [inner, columns]);
  graph.output('product', graph.apply('MatMul', [a, b]));
  const session = await InferenceSession.create(graph.toBytes(), { intraOpNumThreads: threads });
  const feeds = { a: matrix(rows, inner), b: matrix(inner, columns) };
  const fetches = { product: new Tensor('float32', new Float32Array(rows * columns), [rows, columns]) };
  const run = async () => {
    for (let index = 0; index < PRODUCTS; index++) await session.run(feeds, fetches);
  };
  return { run, flop: 2 * PRODUCTS * rows * inner * columns };
}

function matrix(rows: number, columns: number): Tensor {
  const data = Float32Array.from({ length: rows * columns }, (_, at) => Math.sin(at));
  return new Tensor('float32', data, [rows, columns]);
}

/** Milliseconds of each run, one of each after the other. */
async function timeInTurn(...timed: Timed[]): Promise<number[][]> {
  for (const { run } of timed) for (let index = 0; index < WARM_UPS; index++) await run();
  const times = timed.map((): number[] => []);
  for (let index = 0; index < RUNS; index++)
    for (const [at, { run }] of timed.entries()) {
      const startedAt = performance.now();
      await run();
      times[at]!.push(performance.now() - startedAt);
    }
  return times;
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
}
