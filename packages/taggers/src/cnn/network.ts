import type { GraphBuilder, Value } from '@spansmith/onnx-graph';

/** Sizes of a network. */
export interface NetworkSize {
  /** Length of a token's vectors together. */
  inputWidth: number;
  /** Length of the hidden state of a token. */
  width: number;
  /** One for each convolution: how far from a token the two are that it is convolved with. */
  distances: readonly number[];
  tagCount: number;
}

/** A weight of the network, with how it begins: uniform random numbers up to a limit, or one number. */
export interface ParameterShape {
  name: string;
  shape: number[];
  initial: { uniform: number } | { constant: number };
}

/** Linear maps of which the maximum is taken (Goodfellow et al., 2013). */
const PIECES = ['a', 'b'];
const WINDOW = 3;
const EPSILON = 1e-5;

/** How many tokens to either side a token sees. */
export const reachOf = ({ distances }: NetworkSize): number => distances.reduce((sum, one) => sum + one, 0);

/** The weights of a network, in a fixed order. */
export function parameterShapes({ inputWidth, width, distances, tagCount }: NetworkSize): ParameterShape[] {
  const layer = (name: string, from: number): ParameterShape[] => [
    ...PIECES.flatMap((piece) => [
      glorot(`${name}.weight.${piece}`, from, width),
      { name: `${name}.bias.${piece}`, shape: [width], initial: { constant: 0 } },
    ]),
    { name: `${name}.norm.scale`, shape: [width], initial: { constant: 1 } },
    { name: `${name}.norm.bias`, shape: [width], initial: { constant: 0 } },
  ];
  return [
    ...layer('mix', inputWidth),
    ...distances.flatMap((_, at) => layer(`convolution.${at}`, WINDOW * width)),
    glorot('output.weight', width, tagCount),
    { name: 'output.bias', shape: [tagCount], initial: { constant: 0 } },
  ];
}

/** Glorot and Bengio (2010), equation 16. */
function glorot(name: string, from: number, to: number): ParameterShape {
  return { name, shape: [from, to], initial: { uniform: Math.sqrt(6 / (from + to)) } };
}

export interface NetworkInputs {
  /** [rows, inputWidth] */
  input: Value;
  /** [rows, 1]: 1 for a token, 0 for what separates texts, through which nothing is seen. */
  isToken: Value;
  parameter: (name: string) => Value;
  /** [rows, width] for each hidden layer, which are one more than the convolutions, in training. */
  dropout?: readonly Value[];
}

/**
 * The emissions of every row, [rows, tagCount]: a maxout layer mixes a token's vectors; each convolution adds to the
 * state of a token what a maxout layer makes of it and of one on either side, layer-normalised (as in the `tok2vec` of spaCy,
 * Honnibal et al.); an affine layer scores tags.
 */
export function buildNetwork(
  graph: GraphBuilder,
  { distances }: NetworkSize,
  { input, isToken, parameter, dropout }: NetworkInputs,
): Value {
  const layer = (name: string, x: Value, at: number): Value => {
    const [first, second] = PIECES.map((piece) => {
      const product = graph.apply('MatMul', [x, parameter(`${name}.weight.${piece}`)]);
      return graph.apply('Add', [product, parameter(`${name}.bias.${piece}`)]);
    });
    const [normal] = graph.apply(
      'LayerNormalization',
      [
        graph.apply('Max', [first!, second!]),
        parameter(`${name}.norm.scale`),
        parameter(`${name}.norm.bias`),
      ],
      { epsilon: EPSILON },
    );
    return dropout ? graph.apply('Mul', [normal, dropout[at]!]) : normal;
  };
  let state = graph.scope('mix', () => graph.apply('Mul', [layer('mix', input, 0), isToken]));
  for (const [at, distance] of distances.entries())
    state = graph.scope(`convolution.${at}`, () => {
      const convolved = layer(`convolution.${at}`, withNeighbours(graph, state, distance), at + 1);
      return graph.apply('Mul', [graph.apply('Add', [state, convolved]), isToken]);
    });
  return graph.scope('output', () =>
    graph.apply('Add', [
      graph.apply('MatMul', [state, parameter('output.weight')]),
      parameter('output.bias'),
    ]),
  );
}

/** Each row between the ones so far before and behind it: [rows, 3 x width]; zeros beyond the ends. */
function withNeighbours(graph: GraphBuilder, x: Value, distance: number): Value {
  const ints = (...elements: number[]) => graph.constant('int64', elements);
  const toEnd = 2 ** 31 - 1;
  const rows = (start: number, end: number) =>
    graph.apply('Slice', [x, ints(start), ints(end), ints(0), ints(1)]);
  const before = graph.apply('Pad', [rows(0, -distance), ints(distance, 0, 0, 0)]);
  const after = graph.apply('Pad', [rows(distance, toEnd), ints(0, 0, distance, 0)]);
  return graph.apply('Concat', [before, x, after], { axis: 1 });
}
