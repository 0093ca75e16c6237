import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import type { ParameterValues } from './parameter-values.ts';

/** scale (rows W + b), float32[rows, out], for the layer `name` and rows float32[rows, in]. */
export function linear(
  graph: GraphBuilder,
  parameters: ParameterValues,
  name: string,
  rows: Value,
  scale = 1,
): Value {
  const [weight, bias] = [parameters.get(`${name}.weight`)!, parameters.get(`${name}.bias`)!];
  return graph.apply('Gemm', [rows, weight, bias], scale === 1 ? {} : { alpha: scale, beta: scale });
}
