import { GraphBuilder, type Value } from '@spansmith/onnx-graph';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { buildEncoder } from '../src/graph/build-encoder.ts';
import { declareParameters } from '../src/graph/parameter-values.ts';
import { gatherWords } from '../src/graph/word-embeddings.ts';
import type { Encoder } from '../src/open-encoder.ts';
import type { EncoderWeights } from '../src/weights.ts';

/** Windows as matrices [windows, pieces], padded on the right to the longest with `padding` for an id. */
export function padded(windows: readonly number[][], padding = 0) {
  const pieces = Math.max(...windows.map(({ length }) => length));
  const ids = new Int32Array(windows.length * pieces).fill(padding);
  const mask = new Int32Array(ids.length);
  for (const [index, window] of windows.entries()) {
    ids.set(window, index * pieces);
    mask.fill(1, index * pieces, index * pieces + window.length);
  }
  return { ids, mask, pieces };
}

/** Windows as the inputs `words` and `mask`. */
export function feedsOf(
  windows: readonly number[][],
  weights: EncoderWeights,
  padding?: number,
): Record<string, Tensor> {
  const { ids, mask, pieces } = padded(windows, padding);
  const words = gatherWords(weights, ids);
  return {
    words: new Tensor('float32', words, [windows.length, pieces, words.length / ids.length]),
    mask: new Tensor('int32', mask, [windows.length, pieces]),
  };
}

/** An encoder's graph, stored weights and all, with `words` and `mask` for inputs, up to the hidden states. */
export function encoderGraph(
  encoder: Encoder,
  weights: EncoderWeights,
): { graph: GraphBuilder; states: Value; mask: Value } {
  const { config } = encoder;
  const graph = new GraphBuilder('encoder');
  const words = graph.input('words', 'float32', ['windows', 'pieces', config.hiddenSize]);
  const mask = graph.input('mask', 'int32', ['windows', 'pieces']);
  const parameters = declareParameters(graph, weights, config);
  return { graph, mask, states: buildEncoder(graph, { words, mask }, parameters, config) };
}

/** Runs a graph on one thread and returns its outputs' elements. */
export async function runGraph(
  graph: GraphBuilder,
  feeds: Record<string, Tensor>,
): Promise<Record<string, Float32Array>> {
  const session = await InferenceSession.create(graph.toBytes(), { intraOpNumThreads: 1 });
  try {
    const outputs = await session.run(feeds);
    return Object.fromEntries(
      Object.entries(outputs).map(([name, { data }]) => [name, data as Float32Array]),
    );
  } finally {
    await session.release();
  }
}

/** The largest difference between rows of `a` and `b`, [windows, pieces, width], that belong to a piece. */
export function worstDifference(a: Float32Array, b: Float32Array, windows: readonly number[][]): number {
  const pieces = Math.max(...windows.map(({ length }) => length));
  const width = a.length / (windows.length * pieces);
  let worst = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (const [index, window] of windows.entries()) {
    const start = index * pieces * width;
    for (let at = start; at < start + window.length * width; at++)
      worst = Math.max(worst, Math.abs(a[at]! - b[at]!));
  }
  return worst;
}
