import {
  buildEncoder,
  type Dropout,
  declareParameters,
  type EncoderConfig,
  type EncoderWeights,
  encoderParameters,
} from '@spansmith/encoder';
import { GraphBuilder, gradients, type Value } from '@spansmith/onnx-graph';
import { LETTER_CASES } from './letter-case.ts';

/** A weight array that training changes. */
export interface TrainedParameter {
  readonly name: string;
  readonly shape: readonly number[];
  /** From 1; 0 is the embeddings, and one more than the encoder has is the head. */
  readonly layer: number;
}

/** What is added to the word embedding of a piece for each of its cases but 0, see `letterCaseOf`. 0 at first. */
export const CASE_EMBEDDINGS = 'embeddings.cases';
export const HEAD_WEIGHT = 'head.weight';
export const HEAD_BIAS = 'head.bias';

/**
 * All that training changes: the encoder but for its tables of embeddings, embeddings of letter case, and a linear layer
 * [hidden, tags]. What the encoder did not have learns at the rate of the last layer.
 */
export function trainedParameters(config: EncoderConfig, tagCount: number): TrainedParameter[] {
  const layer = config.layers + 1;
  return [
    ...encoderParameters(config),
    { name: CASE_EMBEDDINGS, shape: [LETTER_CASES, config.hiddenSize], layer },
    { name: HEAD_WEIGHT, shape: [config.hiddenSize, tagCount], layer },
    { name: HEAD_BIAS, shape: [tagCount], layer },
  ];
}

/**
 * The graph of a training step. Inputs: `words` float32[windows, pieces, hidden], `mask` int32[windows, pieces], `cases`
 * float32[windows, pieces, cases], 1 at the case of a piece that has one, `targets` float32[windows x pieces, tags], which
 * weighs the logarithm of each probability, all parameters of `trainedParameters` and with `dropout` a mask `dropout.<site>` for each place. Outputs: `loss`, and `d.<parameter>` for each parameter.
 */
export function trainingGraph(
  config: EncoderConfig,
  weights: EncoderWeights,
  tagCount: number,
  dropout: boolean,
): GraphBuilder {
  const graph = new GraphBuilder('transformer.training');
  const { states, values } = encoderInTraining(graph, config, weights, tagCount, (site, kept) =>
    dropout ? graph.apply('Mul', [kept, graph.input(`dropout.${site.name}`, 'float32', kept.shape)]) : kept,
  );
  const targets = graph.input('targets', 'float32', [states.shape[0]!, tagCount]);
  const logits = graph.apply('Gemm', [states, values.get(HEAD_WEIGHT)!, values.get(HEAD_BIAS)!]);
  const weighed = graph.apply('Mul', [graph.apply('LogSoftmax', [logits]), targets]);
  const loss = graph.apply('Neg', [graph.apply('ReduceSum', [weighed, graph.constant('int64', [0, 1])])]);
  graph.output('loss', loss);
  for (const [at, gradient] of gradients(graph, loss, [...values.values()]).entries())
    graph.output(`d.${[...values.keys()][at]}`, gradient);
  return graph;
}

/**
 * The graph that scores tokens while training goes on. Inputs: `words`, `mask`, `cases` and all parameters as in `trainingGraph`,
 * and `rows` and `continues` as in `addHead`. Output: `emissions`.
 */
export function scoringGraph(config: EncoderConfig, weights: EncoderWeights, tagCount: number): GraphBuilder {
  const graph = new GraphBuilder('transformer.scoring');
  const { states, values } = encoderInTraining(graph, config, weights, tagCount, (_, kept) => kept);
  graph.output('emissions', addHead(graph, states, values.get(HEAD_WEIGHT)!, values.get(HEAD_BIAS)!));
  return graph;
}

function encoderInTraining(
  graph: GraphBuilder,
  config: EncoderConfig,
  weights: EncoderWeights,
  tagCount: number,
  dropout: Dropout,
): { states: Value; values: Map<string, Value> } {
  const embedded = graph.input('words', 'float32', ['windows', 'pieces', config.hiddenSize]);
  const mask = graph.input('mask', 'int32', ['windows', 'pieces']);
  const cases = graph.input('cases', 'float32', ['windows', 'pieces', LETTER_CASES]);
  const stored = declareParameters(graph, weights, config, { isInput: () => true });
  const values = new Map(
    trainedParameters(config, tagCount).map(({ name, shape }) => [
      name,
      stored.get(name) ?? graph.input(name, 'float32', shape),
    ]),
  );
  const words = graph.apply('Add', [embedded, graph.apply('MatMul', [cases, values.get(CASE_EMBEDDINGS)!])]);
  const states = buildEncoder(graph, { words, mask }, stored, config, dropout);
  return { states, values };
}

/** Keeps the logarithm finite. */
const LEAST_PROBABILITY = 1e-30;

/**
 * Appends the scores of tokens and returns them, float32[tokens, tags]: logarithms of the tags' probabilities by a linear
 * layer over the states of their pieces. Adds the inputs `<prefix>rows` int32[tokens], the row of each token's piece
 * among `states`, and `<prefix>continues` float32[tokens, 1], 1 for a token that shares its piece with the token before
 * it. Where the piece says `B-x` such a token is `I-x`: it goes on with what the other began.
 */
export function addHead(graph: GraphBuilder, states: Value, weight: Value, bias: Value, prefix = ''): Value {
  const tagCount = bias.shape[0] as number;
  const rows = graph.input(`${prefix}rows`, 'int32', ['tokens']);
  const continues = graph.input(`${prefix}continues`, 'float32', ['tokens', 1]);
  const logits = graph.apply('Gemm', [graph.apply('Gather', [states, rows]), weight, bias]);
  const probabilities = graph.apply('Softmax', [logits]);
  const shift = graph.initializer(
    `${prefix}shift`,
    'float32',
    [tagCount, tagCount],
    beginsToInsides(tagCount),
  );
  const moved = graph.apply('Mul', [graph.apply('MatMul', [probabilities, shift]), continues]);
  const sum = graph.apply('Add', [probabilities, moved]);
  return graph.apply('Log', [graph.apply('Add', [sum, graph.constant('float32', LEAST_PROBABILITY)])]);
}

/** [tags x tags]: what probabilities are multiplied by for the change that takes all of each `B-` to its `I-`. */
function beginsToInsides(tagCount: number): Float32Array<ArrayBuffer> {
  const shift = new Float32Array(tagCount * tagCount);
  for (let begin = 1; begin < tagCount; begin += 2) {
    shift[begin * tagCount + begin] = -1;
    shift[begin * tagCount + begin + 1] = 1;
  }
  return shift;
}
