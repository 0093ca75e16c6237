import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import { type ParameterValues, scalesName } from './parameter-values.ts';

/** scale (rows W + b), float32[rows, out], for the layer `name` and rows float32[rows, in]. */
export function linear(
  graph: GraphBuilder,
  parameters: ParameterValues,
  name: string,
  rows: Value,
  scale = 1,
): Value {
  const [weight, bias] = [parameters.get(`${name}.weight`)!, parameters.get(`${name}.bias`)!];
  const scales = parameters.get(scalesName(`${name}.weight`));
  if (scales) return integerLinear(graph, rows, { weight, scales, bias }, scale);
  return graph.apply('Gemm', [rows, weight, bias], scale === 1 ? {} : { alpha: scale, beta: scale });
}

/** The same with int8 weights: rows are quantized as they come, in the form that ONNX Runtime fuses into one kernel. */
function integerLinear(
  graph: GraphBuilder,
  rows: Value,
  { weight, scales, bias }: { weight: Value; scales: Value; bias: Value },
  scale: number,
): Value {
  const scaled = (value: Value) =>
    scale === 1 ? value : graph.apply('Mul', [value, graph.constant('float32', scale)]);
  const [integers, rowScale, zeroPoint] = graph.apply('DynamicQuantizeLinear', [rows]);
  const sums = graph.apply('MatMulInteger', [integers, weight, zeroPoint]);
  const unit = graph.apply('Mul', [rowScale, scaled(scales)]);
  const products = graph.apply('Mul', [graph.apply('Cast', [sums], { to: 'float32' }), unit]);
  return graph.apply('Add', [products, scaled(bias)]);
}
