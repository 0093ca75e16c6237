import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type DataOf, type DType, typedArray } from '../src/dtype.ts';
import { gradients } from '../src/gradient/gradients.ts';
import { GraphBuilder } from '../src/graph-builder.ts';
import type { Shape, Value } from '../src/value.ts';

/** An input of a graph under test: what the builder is told of it, and what is fed. */
export interface Operand {
  dtype: DType;
  /** Declared to the builder; symbols and unknowns included. */
  shape: Shape;
  dims: readonly number[];
  data: readonly number[];
}

export type Build = (graph: GraphBuilder, ...inputs: Value[]) => Value;

/** Fourth-order central differences: their error falls with the fourth power of the step. */
const STENCIL: readonly (readonly [distance: number, weight: number])[] = [
  [-2, 1 / 12],
  [-1, -8 / 12],
  [1, 8 / 12],
  [2, -1 / 12],
];

/**
 * The largest difference between the gradients of sum(upstream x build(operands)) that `gradients` computes and finite
 * differences of the same sum, over all elements of all float64 operands, relative to the largest derivative (or 1).
 * Rejects where a gradient has another shape than its operand.
 */
export async function gradientError(
  operands: readonly Operand[],
  build: Build,
  step = 1e-3,
): Promise<number> {
  const graph = new GraphBuilder('check');
  const inputs = operands.map(({ dtype, shape }, at) => graph.input(`x${at}`, dtype, shape));
  const result = build(graph, ...inputs);
  graph.output('result', result);
  const forward = await InferenceSession.create(graph.toBytes());
  const differentiable = inputs.filter(({ dtype }) => dtype === 'float64');
  const upstream = graph.input('upstream', result.dtype, result.shape);
  const derivatives = gradients(graph, [{ value: result, upstream }], differentiable);
  derivatives.forEach((value, at) => {
    graph.output(`d${differentiable[at]!.name}`, value);
  });
  const backward = await InferenceSession.create(graph.toBytes());

  const feeds = Object.fromEntries(
    operands.map(({ dtype, dims, data }, at) => [
      `x${at}`,
      new Tensor(dtype, typedArray(dtype, data) as DataOf<'float32'>, dims),
    ]),
  );
  const { dims } = (await forward.run(feeds)).result!;
  const size = dims.reduce((product, dim) => product * dim, 1);
  // Irregular, so that no symmetry of a wrong rule cancels out.
  const weights = Float64Array.from({ length: size }, (_, at) => Math.sin(3 * at + 1) + 0.2);
  const upstreamTensor = new Tensor(
    result.dtype,
    typedArray(result.dtype, [...weights]) as DataOf<'float32'>,
    dims,
  );
  const gradient = await backward.run({ ...feeds, upstream: upstreamTensor });
  let error = 0;
  let largest = 1;
  for (const { name } of differentiable) {
    const tensor = feeds[name]!;
    const derivative = gradient[`d${name}`]!;
    if (String(derivative.dims) !== String(tensor.dims))
      throw new Error(`the gradient of ${name} [${tensor.dims}] has shape [${derivative.dims}]`);
    const elements = tensor.data as unknown as Float64Array;
    for (let at = 0; at < elements.length; at++) {
      const x = elements[at]!;
      let difference = 0;
      for (const [distance, weight] of STENCIL) {
        elements[at] = x + distance * step;
        const values = (await forward.run(feeds)).result!.data as unknown as Float64Array;
        const sum = weights.reduce((total, weight, index) => total + weight * Number(values[index]), 0);
        difference += (weight * sum) / step;
      }
      elements[at] = x;
      const exact = Number(derivative.data[at]);
      largest = Math.max(largest, Math.abs(exact));
      error = Math.max(error, Number.isNaN(exact) ? Number.POSITIVE_INFINITY : Math.abs(exact - difference));
    }
  }
  await Promise.all([forward.release(), backward.release()]);
  return error / largest;
}
