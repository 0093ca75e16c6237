import { GraphBuilder, gradients, type Value } from '@spansmith/onnx-graph';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { EMBEDDED_WIDTH } from './embedding-tables.ts';
import { buildNetwork, type NetworkSize, parameterShapes } from './network.ts';

/** A batch as the graphs take it. */
export interface StepInputs {
  rowCount: number;
  /** [rows x EMBEDDED_WIDTH] */
  embedded: Float32Array;
  /** [rows x dimension], where there are word vectors. */
  vectors?: Float32Array;
  /** [rows] */
  isToken: Float32Array;
  /** [rows x width] for each hidden layer. */
  dropout: readonly Float32Array[];
}

/** Derivatives by the network's weights, by their names, and by the learnt vectors, [rows x EMBEDDED_WIDTH]. */
export interface StepGradients {
  byWeight: Record<string, Float32Array>;
  byEmbedded: Float32Array;
}

/**
 * A network in training as two graphs: the emissions of a batch, and their derivatives given those of the loss, which the
 * chain computes in between. The second graph runs the network once more; with the same dropout it is the same network.
 */
export class TrainingStep {
  readonly #size: NetworkSize;
  readonly #shapes: Record<string, number[]>;
  readonly #forward: InferenceSession;
  readonly #backward: InferenceSession;

  private constructor(size: NetworkSize, forward: InferenceSession, backward: InferenceSession) {
    this.#size = size;
    this.#shapes = Object.fromEntries(parameterShapes(size).map(({ name, shape }) => [name, shape]));
    this.#forward = forward;
    this.#backward = backward;
  }

  /** `vectorWidth`: numbers in a word vector, 0 without; `threads`: of ONNX Runtime within an op. */
  static async create(size: NetworkSize, vectorWidth: number, threads: number): Promise<TrainingStep> {
    const options: InferenceSession.SessionOptions = { intraOpNumThreads: threads };
    const sessions = [false, true].map((backward) =>
      InferenceSession.create(trainingGraph(size, vectorWidth, backward).toBytes(), options),
    );
    return new TrainingStep(size, await sessions[0]!, await sessions[1]!);
  }

  /** [rows x tags] */
  async emissions(weights: Record<string, Float32Array>, inputs: StepInputs): Promise<Float32Array> {
    const { emissions } = await this.#forward.run(this.#feeds(weights, inputs));
    return emissions!.data as Float32Array;
  }

  /** `byEmission`: [rows x tags] */
  async gradients(
    weights: Record<string, Float32Array>,
    inputs: StepInputs,
    byEmission: Float32Array,
  ): Promise<StepGradients> {
    const dEmissions = new Tensor('float32', byEmission, [inputs.rowCount, this.#size.tagCount]);
    const results = await this.#backward.run({ ...this.#feeds(weights, inputs), dEmissions });
    const dataOf = (name: string) => results[`d.${name}`]!.data as Float32Array;
    return {
      byWeight: Object.fromEntries(Object.keys(this.#shapes).map((name) => [name, dataOf(name)])),
      byEmbedded: dataOf('embedded'),
    };
  }

  async release(): Promise<void> {
    await this.#forward.release();
    await this.#backward.release();
  }

  #feeds(
    weights: Record<string, Float32Array>,
    { rowCount, embedded, vectors, isToken, dropout }: StepInputs,
  ): Record<string, Tensor> {
    const tensor = (data: Float32Array, dims: number[]) => new Tensor('float32', data, dims);
    return {
      embedded: tensor(embedded, [rowCount, EMBEDDED_WIDTH]),
      ...(vectors && { vectors: tensor(vectors, [rowCount, vectors.length / rowCount]) }),
      isToken: tensor(isToken, [rowCount, 1]),
      ...Object.fromEntries(
        dropout.map((mask, layer) => [`dropout.${layer}`, tensor(mask, [rowCount, this.#size.width])]),
      ),
      ...Object.fromEntries(
        Object.entries(this.#shapes).map(([name, shape]) => [name, tensor(weights[name]!, shape)]),
      ),
    };
  }
}

function trainingGraph(size: NetworkSize, vectorWidth: number, backward: boolean): GraphBuilder {
  const graph = new GraphBuilder(backward ? 'cnn.backward' : 'cnn.forward');
  const embedded = graph.input('embedded', 'float32', ['rows', EMBEDDED_WIDTH]);
  const vectors = vectorWidth > 0 ? [graph.input('vectors', 'float32', ['rows', vectorWidth])] : [];
  const weights = new Map<string, Value>(
    parameterShapes(size).map(({ name, shape }) => [name, graph.input(name, 'float32', shape)]),
  );
  const emissions = buildNetwork(graph, size, {
    input: vectors.length > 0 ? graph.apply('Concat', [embedded, ...vectors], { axis: 1 }) : embedded,
    isToken: graph.input('isToken', 'float32', ['rows', 1]),
    parameter: (name) => weights.get(name)!,
    dropout: Array.from({ length: size.distances.length + 1 }, (_, layer) =>
      graph.input(`dropout.${layer}`, 'float32', ['rows', size.width]),
    ),
  });
  if (!backward) {
    graph.output('emissions', emissions);
    return graph;
  }
  const upstream = graph.input('dEmissions', 'float32', ['rows', size.tagCount]);
  const wanted = [...weights.values(), embedded];
  for (const [at, gradient] of gradients(graph, [{ value: emissions, upstream }], wanted).entries())
    graph.output(`d.${wanted[at]!.name}`, gradient);
  return graph;
}
