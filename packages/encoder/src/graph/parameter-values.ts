import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import type { EncoderConfig } from '../encoder-config.ts';
import { encoderParameters, type Parameter, POSITION_EMBEDDINGS } from '../parameters.ts';
import type { EncoderWeights } from '../weights.ts';

/** An encoder's parameters as values of a graph, by our names (see `parameters.ts`), word embeddings left out. */
export type ParameterValues = ReadonlyMap<string, Value>;

export interface ParameterOptions {
  /** Stands before the names of inputs and initializers. */
  prefix?: string;
  /** Which parameters are inputs, to be fed with every run; all others are stored in the graph. By default none is. */
  isInput?: (parameter: Parameter) => boolean;
}

/** Declares an encoder's parameters in `graph`; position embeddings are always stored. */
export function declareParameters(
  graph: GraphBuilder,
  weights: EncoderWeights,
  config: EncoderConfig,
  { prefix = '', isInput = () => false }: ParameterOptions = {},
): ParameterValues {
  const stored = (name: string) => {
    const { shape, data } = weights.get(name)!;
    return graph.initializer(prefix + name, 'float32', shape, data);
  };
  return new Map([
    [POSITION_EMBEDDINGS, stored(POSITION_EMBEDDINGS)],
    ...encoderParameters(config).map((parameter) => {
      const { name, shape } = parameter;
      return [
        name,
        isInput(parameter) ? graph.input(prefix + name, 'float32', shape) : stored(name),
      ] as const;
    }),
  ]);
}
