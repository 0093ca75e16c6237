import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import type { EncoderConfig } from '../encoder-config.ts';
import { encoderParameters, type Parameter, POSITION_EMBEDDINGS } from '../parameters.ts';
import type { EncoderWeights } from '../weights.ts';
import { quantizeColumns } from './quantize.ts';

/**
 * An encoder's parameters as values of a graph, by our names (see `parameters.ts`), word embeddings left out. A matrix
 * in int8 has its scales beside it, see `scalesName`.
 */
export type ParameterValues = ReadonlyMap<string, Value>;

/** In which form weights are stored: `int8` has matrices in 8 bits, norms and biases in float32. */
export type Precision = 'float32' | 'int8';

export interface ParameterOptions {
  /** Stands before the names of inputs and initializers. */
  prefix?: string;
  /** Which parameters are inputs, float32, to be fed with every run; all others are stored. By default none is. */
  isInput?: (parameter: Parameter) => boolean;
  /** Of what is stored; float32 by default. */
  precision?: Precision;
}

/** The name of the scales of the int8 matrix `name`, float32[out]. */
export const scalesName = (name: string): string => `${name}.scales`;

/** Declares an encoder's parameters in `graph`; position embeddings are always stored. */
export function declareParameters(
  graph: GraphBuilder,
  weights: EncoderWeights,
  config: EncoderConfig,
  { prefix = '', isInput = () => false, precision = 'float32' }: ParameterOptions = {},
): ParameterValues {
  const values = new Map<string, Value>();
  const store = (name: string) => {
    const { shape, data } = weights.get(name)!;
    values.set(name, graph.initializer(prefix + name, 'float32', shape, data));
  };
  const storeInt8 = (name: string) => {
    const { shape, data } = weights.get(name)!;
    const { values: integers, scales } = quantizeColumns(data, shape[1]!);
    values.set(name, graph.initializer(prefix + name, 'int8', shape, integers));
    values.set(
      scalesName(name),
      graph.initializer(prefix + scalesName(name), 'float32', [scales.length], scales),
    );
  };
  store(POSITION_EMBEDDINGS);
  for (const parameter of encoderParameters(config)) {
    const { name, shape } = parameter;
    if (isInput(parameter)) values.set(name, graph.input(prefix + name, 'float32', shape));
    else if (precision === 'int8' && shape.length === 2) storeInt8(name);
    else store(name);
  }
  return values;
}
