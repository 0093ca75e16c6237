import { join } from 'node:path';
import { GraphBuilder, gradients, type Value } from '@spansmith/onnx-graph';
import { Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import {
  readReference,
  TINY_ENCODERS,
  type TinyEncoder,
  tinyEncoderFolder,
} from '../../../../tests/support/tiny-encoders.ts';
import { readTensors } from '../../test-support/read-tensors.ts';
import { encoderGraph, feedsOf, runGraph, worstDifference } from '../../test-support/run-encoder.ts';
import { openEncoder } from '../open-encoder.ts';
import { encoderParameters } from '../parameters.ts';
import { buildEncoder, type DropoutSite } from './build-encoder.ts';
import { declareParameters } from './parameter-values.ts';

async function open(folder: string) {
  const encoder = await openEncoder(folder);
  return { encoder, weights: await encoder.readWeights() };
}

async function openTiny(name: TinyEncoder) {
  const folder = tinyEncoderFolder(name);
  const stored = await readTensors(join(folder, 'model.safetensors'));
  return { ...(await open(folder)), folder, stored, reference: await readReference(folder) };
}

/** The classifier of a small encoder: [windows x pieces, labels]. */
function logitsOf(
  graph: GraphBuilder,
  states: Value,
  stored: Awaited<ReturnType<typeof readTensors>>,
): Value {
  const [weight, bias] = ['weight', 'bias'].map((part) => {
    const { shape, data } = stored[`classifier.${part}`]!;
    return graph.initializer(`classifier.${part}`, 'float32', shape, data);
  });
  return graph.apply('Gemm', [states, weight!, bias!], { transB: 1 });
}

describe('buildEncoder', () => {
  it.each(TINY_ENCODERS)('gives the hidden states and logits of transformers for %s', async (name) => {
    const { encoder, weights, folder, stored, reference } = await openTiny(name);
    const { graph, states } = encoderGraph(encoder, weights);
    graph.output('hiddenStates', states);
    graph.output('logits', logitsOf(graph, states, stored));
    const outputs = await runGraph(graph, feedsOf(reference.windows, weights));
    const expected = await readTensors(join(folder, 'reference.safetensors'));
    for (const output of ['hiddenStates', 'logits'])
      expect(worstDifference(outputs[output]!, expected[output]!.data, reference.windows)).toBeLessThan(1e-5);
  });

  it.each(TINY_ENCODERS)('has the gradients of torch for %s, by every parameter', async (name) => {
    const { encoder, weights, stored, reference } = await openTiny(name);
    const { config } = encoder;
    const graph = new GraphBuilder('gradients');
    const words = graph.input('words', 'float32', ['windows', 'pieces', config.hiddenSize]);
    const mask = graph.input('mask', 'int32', ['windows', 'pieces']);
    const parameters = declareParameters(graph, weights, config, { isInput: () => true });
    const logits = logitsOf(graph, buildEncoder(graph, { words, mask }, parameters, config), stored);
    const rows = graph.apply('Reshape', [
      graph.apply('Cast', [mask], { to: 'float32' }),
      graph.constant('int64', [-1, 1]),
    ]);
    const squares = graph.apply('Mul', [graph.apply('Mul', [logits, logits]), rows]);
    const loss = graph.apply('ReduceSum', [squares, graph.constant('int64', [0, 1])]);
    const wrt = encoderParameters(config);
    const derivatives = gradients(
      graph,
      loss,
      wrt.map((parameter) => parameters.get(parameter.name)!),
    );
    for (const [index, { name: output }] of wrt.entries()) graph.output(`d ${output}`, derivatives[index]!);

    const fed = wrt.map(({ name: input, shape }) => [
      input,
      new Tensor('float32', weights.get(input)!.data, shape),
    ]);
    const outputs = await runGraph(graph, {
      ...feedsOf(reference.windows, weights),
      ...Object.fromEntries(fed),
    });
    for (const { name: parameter, storedName } of wrt) {
      const { data } = weights.get(parameter)!;
      const product = outputs[`d ${parameter}`]!.reduce((sum, value, at) => sum + value * data[at]!, 0);
      const expected = reference.gradients[storedName]!;
      expect(Math.abs(product - expected), storedName).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected)));
    }
  });

  it('gives a window the same states whatever stands beside it and at padding', async () => {
    const { encoder, weights, reference } = await openTiny('bert');
    const { graph, states } = encoderGraph(encoder, weights);
    graph.output('states', states);
    const together = await runGraph(graph, feedsOf(reference.windows, weights, 17));
    const shortest = reference.windows.toSorted((a, b) => a.length - b.length)[0]!;
    const alone = await runGraph(graph, feedsOf([shortest], weights));
    const { hiddenSize } = encoder.config;
    const pieces = together.states!.length / hiddenSize / reference.windows.length;
    const start = reference.windows.indexOf(shortest) * pieces * hiddenSize;
    const same = together.states!.subarray(start, start + shortest.length * hiddenSize);
    expect(worstDifference(same, alone.states!, [shortest])).toBeLessThan(1e-5);
  });

  it('lets the caller drop values out at every place where BERT does', async () => {
    const { encoder, weights, reference } = await openTiny('bert');
    const graph = new GraphBuilder('dropout');
    const words = graph.input('words', 'float32', ['windows', 'pieces', 32]);
    const mask = graph.input('mask', 'int32', ['windows', 'pieces']);
    const sites: (DropoutSite & { shape: readonly unknown[] })[] = [];
    const parameters = declareParameters(graph, weights, encoder.config);
    const states = buildEncoder(graph, { words, mask }, parameters, encoder.config, (site, values) => {
      sites.push({ ...site, shape: values.shape });
      return graph.apply('Mul', [values, graph.constant('float32', 0)]);
    });
    graph.output('states', states);
    const hidden = { kind: 'hidden', shape: ['pieces*windows', 32] };
    const weightsOf = { kind: 'weights', shape: ['windows', 4, 'pieces', 'pieces'] };
    expect(sites).toEqual([
      { name: 'embeddings', ...hidden },
      ...[0, 1].flatMap((layer) => [
        { name: `layers.${layer}.attention.weights`, ...weightsOf },
        { name: `layers.${layer}.attention`, ...hidden },
        { name: `layers.${layer}.feedForward`, ...hidden },
      ]),
    ]);
    // With all dropped, what is left is a constant row: the last norm of the norms of nothing.
    const { states: rows } = await runGraph(graph, feedsOf(reference.windows, weights));
    expect(rows!.subarray(32, 64)).toEqual(rows!.subarray(0, 32));
  });

  it('declares as inputs those parameters that are asked for', async () => {
    const { encoder, weights } = await openTiny('xlm-roberta');
    const graph = new GraphBuilder('frozen below');
    declareParameters(graph, weights, encoder.config, {
      prefix: 'transformer.',
      isInput: ({ layer }) => layer === 2,
    });
    expect(graph.inputs).toHaveLength(16);
    expect(graph.inputs.every(({ name }) => name.startsWith('transformer.layers.1.'))).toBe(true);
    expect(graph.initializers.map(({ value }) => value.name)).toContain('transformer.embeddings.positions');
  });
});
