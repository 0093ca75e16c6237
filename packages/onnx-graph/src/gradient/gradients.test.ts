import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { formatGraph } from '../format-graph.ts';
import { GraphBuilder } from '../graph-builder.ts';
import type { Value } from '../value.ts';
import { gradients } from './gradients.ts';

/** Runs a graph whose inputs are float64 vectors. */
async function run(graph: GraphBuilder, feeds: Record<string, number[]>): Promise<Record<string, number[]>> {
  const session = await InferenceSession.create(graph.toBytes());
  const tensors = Object.entries(feeds).map(([name, data]) => [
    name,
    new Tensor('float64', Float64Array.from(data)),
  ]);
  const results = await session.run(Object.fromEntries(tensors));
  await session.release();
  return Object.fromEntries(
    Object.entries(results).map(([name, { data }]) => [name, Array.from(data as Float64Array)]),
  );
}

const sumOf = (graph: GraphBuilder, value: Value): Value =>
  graph.apply('ReduceSum', [value, graph.constant('int64', [0])], { keepdims: 0 });

describe('gradients', () => {
  test('adds up what reaches a value on several ways', async () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float64', ['n']);
    const square = graph.apply('Mul', [x, x]);
    const loss = sumOf(graph, graph.apply('Add', [graph.apply('Mul', [square, x]), x]));
    graph.output('dx', gradients(graph, loss, [x])[0]!);
    expect(await run(graph, { x: [1, 2] })).toEqual({ dx: [4, 13] });
  });

  test('takes derivatives that were computed elsewhere, of several values', async () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float64', ['n']);
    const du = graph.input('du', 'float64', ['n']);
    const dv = graph.input('dv', 'float64', ['n']);
    const u = graph.apply('Mul', [x, graph.constant('float64', 10)]);
    const v = graph.apply('Neg', [u]);
    const seeds = [
      { value: u, upstream: du },
      { value: v, upstream: dv },
    ];
    graph.output('dx', gradients(graph, seeds, [x])[0]!);
    expect(await run(graph, { x: [0, 0], du: [1, 2], dv: [3, 0] })).toEqual({ dx: [-20, 20] });
  });

  test('gives the derivative of an inner value as of an input', async () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float64', ['n']);
    const inner = graph.apply('Neg', [x]);
    const loss = sumOf(graph, graph.apply('Mul', [inner, inner]));
    const [dx, dInner] = gradients(graph, loss, [x, inner]);
    graph.output('dx', dx!);
    graph.output('dInner', dInner!);
    expect(await run(graph, { x: [3] })).toEqual({ dx: [6], dInner: [-6] });
  });

  test('builds nothing for what no wanted value takes part in', () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float64', ['n']);
    const y = graph.input('y', 'float64', ['n']);
    gradients(graph, sumOf(graph, graph.apply('Mul', [x, graph.apply('Exp', [y])])), [x]);
    expect(formatGraph(graph)).not.toContain('Exp_0/');
  });

  test('names its nodes by the node that they differentiate', () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float64', ['n']);
    const hidden = graph.scope('layer', () => graph.apply('Tanh', [x]));
    const [dx] = gradients(graph, sumOf(graph, hidden), [x]);
    expect(dx!.name).toMatch(/^gradient\/layer\/Tanh_0\/Mul_\d+$/);
  });

  test.each<[string, (graph: GraphBuilder, x: Value) => unknown, string]>([
    [
      'a loss with more than one element',
      (graph, x) => gradients(graph, x, [x]),
      'the loss "x" float64[n] must have one element',
    ],
    [
      'a value that the loss does not depend on',
      (graph, x) => gradients(graph, sumOf(graph, x), [graph.input('w', 'float64', [1])]),
      'the loss does not depend on "w"',
    ],
    [
      'a value that the loss depends on through a comparison only',
      (graph, x) => {
        const isLarge = graph.apply('Greater', [x, graph.constant('float64', 1)]);
        return gradients(graph, sumOf(graph, graph.apply('Cast', [isLarge], { to: 'float64' })), [x]);
      },
      'the loss does not depend on "x"',
    ],
    [
      'a derivative of another type than its value',
      (graph, x) => gradients(graph, [{ value: x, upstream: graph.input('d', 'float64', [2, 3]) }], [x]),
      'the gradient "d" float64[2,3] of "x" float64[n] must have its type',
    ],
    [
      'a second output',
      (graph, x) => {
        const [, mean] = graph.apply('LayerNormalization', [x, x]);
        return gradients(graph, sumOf(graph, mean), [x]);
      },
      'LayerNormalization_0: only its first output can be differentiated',
    ],
    [
      'a broadcast of a dimension that is not known',
      (graph, x) => {
        const unknown = graph.input('unknown', 'float64', [null]);
        return gradients(graph, sumOf(graph, graph.apply('Mul', [x, unknown])), [unknown]);
      },
      'gradient of Mul_0: dimension 0 of "unknown" float64[?] must be known to tell whether it was broadcast',
    ],
    [
      'a scatter that replaces',
      (graph, x) => {
        const ids = graph.input('ids', 'int64', ['k']);
        const scattered = graph.apply('ScatterElements', [x, ids, graph.input('u', 'float64', ['k'])]);
        return gradients(graph, sumOf(graph, scattered), [x]);
      },
      'gradient of ScatterElements_0: only a scatter with reduction "add" can be differentiated',
    ],
    [
      'a slice with steps',
      (graph, x) => {
        const [start, end, axis, step] = [0, 9, 0, 2].map((bound) => graph.constant('int64', [bound]));
        const sliced = graph.apply('Slice', [x, start!, end!, axis!, step!]);
        return gradients(graph, sumOf(graph, sliced), [x]);
      },
      'gradient of Slice_0: a Slice with steps cannot be differentiated',
    ],
  ])('refuses %s', (_, build, message) => {
    const graph = new GraphBuilder('g');
    expect(() => build(graph, graph.input('x', 'float64', ['n']))).toThrow(message);
  });
});
