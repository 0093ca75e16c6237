import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Build, gradientError } from '../../test-support/gradient-check.ts';
import { operand } from '../../test-support/operands.ts';
import type { GraphBuilder } from '../graph-builder.ts';
import type { Value } from '../value.ts';

const [WIDTH, HEADS] = [4, 2];

/** An input of a block as float64 of about unit size; the first dimensions may be symbols. */
const tensor = (dims: number[], at: number, shape: (number | string)[] = dims) =>
  operand(dims, { at }).map((one) => ({ ...one, shape, data: one.data.map((element) => element / 3) }));

const dimensions = (graph: GraphBuilder, ...sizes: number[]) => graph.constant('int64', sizes);

/** Multi-head self-attention with a mask, a residual and a layer norm over it. */
const attention: Build = (graph, x, qkv, out, mask, scale, bias) => {
  const head = (from: number): Value => {
    const bounds = [from, from + WIDTH, -1, 1].map((bound) => dimensions(graph, bound));
    const part = graph.apply('Slice', [graph.apply('MatMul', [x!, qkv!]), ...bounds] as unknown as [
      Value,
      Value,
      Value,
      Value,
      Value,
    ]);
    const split = graph.apply('Reshape', [part, dimensions(graph, 0, 0, HEADS, WIDTH / HEADS)]);
    return graph.apply('Transpose', [split], { perm: [0, 2, 1, 3] });
  };
  const [query, key, value] = [head(0), head(WIDTH), head(2 * WIDTH)];
  const keys = graph.apply('Transpose', [key], { perm: [0, 1, 3, 2] });
  const scores = graph.apply('Div', [
    graph.apply('MatMul', [query, keys]),
    graph.constant('float64', Math.sqrt(WIDTH / HEADS)),
  ]);
  const weights = graph.apply('Softmax', [graph.apply('Add', [scores, mask!])]);
  const mixed = graph.apply('Transpose', [graph.apply('MatMul', [weights, value])], { perm: [0, 2, 1, 3] });
  const joined = graph.apply('Reshape', [mixed, dimensions(graph, 0, 0, WIDTH)]);
  const residual = graph.apply('Add', [x!, graph.apply('MatMul', [joined, out!])]);
  return graph.apply('LayerNormalization', [residual, scale!, bias], { epsilon: 1e-5 })[0];
};

/** x + GELU(x W + b) V, with the GELU in float32, for Erf has no other kernel. */
const mlp: Build = (graph, x, into, bias, out) => {
  const single = (value: Value) => graph.apply('Cast', [value], { to: 'float32' });
  const hidden = graph.apply('Add', [graph.apply('MatMul', [x!, into!]), bias!]);
  const erf = graph.apply('Erf', [
    graph.apply('Mul', [single(hidden), graph.constant('float32', Math.SQRT1_2)]),
  ]);
  const half = graph.apply('Mul', [hidden, graph.constant('float64', 0.5)]);
  const one = graph.apply('Add', [
    graph.apply('Cast', [erf], { to: 'float64' }),
    graph.constant('float64', 1),
  ]);
  return graph.apply('Add', [x!, graph.apply('MatMul', [graph.apply('Mul', [half, one]), out!])]);
};

test('an attention block of symbolic size has the gradients that finite differences show', async () => {
  const operands = fc.tuple(
    tensor([2, 3, WIDTH], 0, ['batch', 'tokens', WIDTH]),
    tensor([WIDTH, 3 * WIDTH], 1),
    tensor([WIDTH, WIDTH], 2),
    tensor([2, 1, 1, 3], 3, ['batch', 1, 1, 'tokens']),
    tensor([WIDTH], 1),
    tensor([WIDTH], 2),
  );
  await fc.assert(
    fc.asyncProperty(operands, async (given) => {
      expect(await gradientError(given, attention)).toBeLessThan(1e-5);
    }),
    { numRuns: 3 },
  );
});

test('a GELU MLP has the gradients that finite differences show', async () => {
  const operands = fc.tuple(
    tensor([2, 2, 3], 0, ['batch', 'tokens', 3]),
    tensor([3, 4], 1),
    tensor([4], 2),
    tensor([4, 3], 3),
  );
  await fc.assert(
    fc.asyncProperty(operands, async (given) => {
      expect(await gradientError(given, mlp, 0.03)).toBeLessThan(1e-3);
    }),
    { numRuns: 3 },
  );
});
