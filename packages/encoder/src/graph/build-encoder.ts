import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import type { EncoderConfig } from '../encoder-config.ts';
import { POSITION_EMBEDDINGS } from '../parameters.ts';
import { linear } from './linear.ts';
import type { ParameterValues } from './parameter-values.ts';

export interface EncoderInputs {
  /** float32[windows, pieces, hidden]: the word embedding of every piece, see `wordEmbeddings`. */
  words: Value;
  /** int32[windows, pieces]: 1 for a piece, 0 for padding behind the pieces of a window. */
  mask: Value;
}

/** Where BERT drops values out in training; the caller's function returns what goes on in place of `values`. */
export type Dropout = (site: DropoutSite, values: Value) => Value;

export interface DropoutSite {
  /** `embeddings`, `layers.0.attention.weights`, `layers.0.attention`, `layers.0.feedForward`... */
  name: string;
  /** `weights` float32[windows, heads, pieces, pieces], or `hidden` float32[windows x pieces, hidden]. */
  kind: 'weights' | 'hidden';
}

/** Added to the scores of padding: enough that nothing is left of it, and no infinity. */
const MASKED_SCORE = -1e9;

/**
 * Appends the forward pass of a BERT encoder (Devlin et al. 2019, as transformers computes it; RoBERTa and XLM-R differ
 * in their positions only) and returns the hidden states of the last layer, float32[windows x pieces, hidden]. What
 * stands at padding means nothing. Works on matrices wherever it can, which ONNX Runtime multiplies fastest.
 */
export function buildEncoder(
  graph: GraphBuilder,
  inputs: EncoderInputs,
  parameters: ParameterValues,
  config: EncoderConfig,
  dropout: Dropout = (_, values) => values,
): Value {
  return new EncoderGraph(graph, inputs, parameters, config, dropout).hiddenStates();
}

class EncoderGraph {
  readonly #graph: GraphBuilder;
  readonly #apply: GraphBuilder['apply'];
  readonly #inputs: EncoderInputs;
  readonly #parameters: ParameterValues;
  readonly #config: EncoderConfig;
  readonly #dropout: Dropout;
  /** int64[2]: numbers of windows and pieces. */
  readonly #size: Value;
  /** float32[windows, 1, 1, pieces]: what padding adds to the scores of attention. */
  readonly #maskScores: Value;

  constructor(
    graph: GraphBuilder,
    inputs: EncoderInputs,
    parameters: ParameterValues,
    config: EncoderConfig,
    dropout: Dropout,
  ) {
    this.#graph = graph;
    this.#apply = graph.apply.bind(graph) as GraphBuilder['apply'];
    this.#inputs = inputs;
    this.#parameters = parameters;
    this.#config = config;
    this.#dropout = dropout;
    this.#size = graph.apply('Shape', [inputs.mask]);
    const isPadding = graph.apply('Sub', [
      this.#number(1),
      graph.apply('Cast', [inputs.mask], { to: 'float32' }),
    ]);
    this.#maskScores = graph.apply('Unsqueeze', [
      graph.apply('Mul', [isPadding, this.#number(MASKED_SCORE)]),
      this.#ints(1, 2),
    ]);
  }

  hiddenStates(): Value {
    let states = this.#graph.scope('embeddings', () => this.#embeddings());
    for (let index = 0; index < this.#config.layers; index++) {
      const layer = `layers.${index}`;
      states = this.#graph.scope(layer, () => this.#feedForward(layer, this.#attention(layer, states)));
    }
    return states;
  }

  #embeddings(): Value {
    const pieces = this.#apply('Slice', [
      this.#size,
      this.#ints(1),
      this.#ints(2),
      this.#ints(0),
      this.#ints(1),
    ]);
    const table = this.#parameter(POSITION_EMBEDDINGS);
    const positions = this.#apply('Slice', [table, this.#ints(0), pieces, this.#ints(0), this.#ints(1)]);
    const sum = this.#apply('Add', [this.#inputs.words, positions]);
    const rows = this.#apply('Reshape', [sum, this.#ints(-1, this.#config.hiddenSize)]);
    return this.#dropout({ name: 'embeddings', kind: 'hidden' }, this.#norm('embeddings.norm', rows));
  }

  #attention(layer: string, states: Value): Value {
    const { heads, hiddenSize } = this.#config;
    const headSize = hiddenSize / heads;
    const split = this.#apply('Concat', [this.#size, this.#ints(heads, headSize)], { axis: 0 });
    /** [windows, heads, pieces, headSize], or as `perm` orders windows, pieces, heads and headSize. */
    const perHead = (name: string, perm: number[], scale?: number) => {
      const rows = linear(this.#graph, this.#parameters, `${layer}.attention.${name}`, states, scale);
      return this.#apply('Transpose', [this.#apply('Reshape', [rows, split])], { perm });
    };
    // Scaling queries does the same as scaling scores, of which there are more.
    const queries = perHead('query', [0, 2, 1, 3], 1 / Math.sqrt(headSize));
    const scores = this.#apply('MatMul', [queries, perHead('key', [0, 2, 3, 1])]);
    const weights = this.#apply('Softmax', [this.#apply('Add', [scores, this.#maskScores])], { axis: -1 });
    const kept = this.#dropout({ name: `${layer}.attention.weights`, kind: 'weights' }, weights);
    const context = this.#apply('MatMul', [kept, perHead('value', [0, 2, 1, 3])]);
    const rows = this.#apply('Reshape', [
      this.#apply('Transpose', [context], { perm: [0, 2, 1, 3] }),
      this.#ints(-1, hiddenSize),
    ]);
    return this.#addAndNorm(`${layer}.attention`, states, rows);
  }

  #feedForward(layer: string, states: Value): Value {
    const wide = linear(this.#graph, this.#parameters, `${layer}.feedForward.intermediate`, states);
    return this.#addAndNorm(`${layer}.feedForward`, states, this.#gelu(wide));
  }

  /** norm(states + dropout(output(values))). */
  #addAndNorm(block: string, states: Value, values: Value): Value {
    const output = linear(this.#graph, this.#parameters, `${block}.output`, values);
    const kept = this.#dropout({ name: block, kind: 'hidden' }, output);
    return this.#norm(`${block}.norm`, this.#apply('Add', [kept, states]));
  }

  #norm(name: string, values: Value): Value {
    const [scale, bias] = [this.#parameter(`${name}.weight`), this.#parameter(`${name}.bias`)];
    return this.#apply('LayerNormalization', [values, scale, bias], {
      epsilon: this.#config.layerNormEpsilon,
    })[0];
  }

  /** x (1 + erf(x / sqrt 2)) / 2, in the form that ONNX Runtime knows and fuses. */
  #gelu(x: Value): Value {
    const erf = this.#apply('Erf', [this.#apply('Div', [x, this.#number(Math.SQRT2)])]);
    return this.#apply('Mul', [
      this.#apply('Mul', [x, this.#apply('Add', [erf, this.#number(1)])]),
      this.#number(0.5),
    ]);
  }

  #parameter(name: string): Value {
    return this.#parameters.get(name)!;
  }

  #number(value: number): Value {
    return this.#graph.constant('float32', value);
  }

  #ints(...values: number[]): Value {
    return this.#graph.constant('int64', values);
  }
}
