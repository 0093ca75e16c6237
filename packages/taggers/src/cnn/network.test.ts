import { GraphBuilder, type Value } from '@spansmith/onnx-graph';
import { gradientError, type Operand } from '@spansmith/onnx-graph/test-support/gradient-check';
import { expect, test } from 'vitest';
import { Random } from '../training/random.ts';
import { buildNetwork, type NetworkSize, parameterShapes } from './network.ts';

const size: NetworkSize = { inputWidth: 3, width: 4, distances: [1, 2], tagCount: 3 };

function operand(random: Random, dims: number[], limit = 1): Operand {
  const data = Array.from(
    { length: dims.reduce((a, b) => a * b, 1) },
    () => (2 * random.uniform() - 1) * limit,
  );
  return { dtype: 'float64', shape: dims, dims, data };
}

/** A network over 6 rows, of which the one in the middle is empty, with all of its inputs random. */
function networkInputs(seed: number): {
  operands: Operand[];
  build: (g: GraphBuilder, ...v: Value[]) => Value;
} {
  const random = new Random(seed);
  const rows = 6;
  const shapes = parameterShapes(size);
  const isToken = { ...operand(random, [rows, 1]), data: [1, 1, 0, 1, 1, 1] };
  const masks = Array.from({ length: size.distances.length + 1 }, () => {
    const mask = new Float32Array(rows * size.width);
    random.fillDropout(mask, 0.2);
    return { ...operand(random, [rows, size.width]), data: [...mask] };
  });
  const operands = [
    operand(random, [rows, size.inputWidth]),
    isToken,
    ...masks,
    ...shapes.map(({ shape }) => operand(random, shape)),
  ].map((one) => ({ ...one, shape: one.dims[0] === rows ? ['rows', ...one.dims.slice(1)] : one.dims }));
  return {
    operands,
    build: (graph, input, token, ...others) =>
      buildNetwork(graph, size, {
        input: input!,
        isToken: token!,
        dropout: others.slice(0, masks.length),
        parameter: (name) => others[masks.length + shapes.findIndex((shape) => shape.name === name)]!,
      }),
  };
}

test.each([1, 2, 3])(
  'the whole block has the gradients that finite differences show (seed %i)',
  async (seed) => {
    const { operands, build } = networkInputs(seed);
    // What layer norms keep of their forward pass is float32.
    expect(await gradientError(operands, build, 1e-4)).toBeLessThan(1e-5);
  },
);

test('names every dimension of its emissions', () => {
  const { operands, build } = networkInputs(1);
  const graph = new GraphBuilder('g');
  const inputs = operands.map(({ dtype, shape }, at) => graph.input(`x${at}`, dtype, shape));
  expect(build(graph, ...inputs).shape).toEqual(['rows', size.tagCount]);
});
