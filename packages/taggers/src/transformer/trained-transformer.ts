import type { Precision } from '@spansmith/encoder';
import { GraphBuilder, type Value } from '@spansmith/onnx-graph';
import type { Tokens } from '@spansmith/tokenization';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ChainWeights } from '../decoding/chain.ts';
import type { TrainedPart } from '../part.ts';
import type { Checkpoint } from './checkpoint.ts';
import { addTransformer, type TransformerModel } from './served-graph.ts';
import type { ServedTransformer, TransformerDescription } from './served-transformer.ts';
import { zeroChain } from './zero-chain.ts';

const EMISSIONS = 'emissions';

/** A fine-tuned encoder in the process that trained it. It scores through the graph that it exports. */
export class TrainedTransformer implements TrainedPart<TransformerDescription> {
  readonly description: TransformerDescription;
  readonly chain: ChainWeights;
  readonly precision: Precision;
  /** What each epoch of its training came to. With examples for validation it is as it was after the first of the best. */
  readonly history: Checkpoint['history'];
  readonly #model: TransformerModel;
  readonly #served: ServedTransformer;
  readonly #threads: number;
  #session: Promise<InferenceSession> | undefined;

  constructor(
    description: TransformerDescription,
    model: TransformerModel,
    {
      served,
      threads,
      history,
      precision = 'float32',
    }: {
      served: ServedTransformer;
      threads: number;
      history: Checkpoint['history'];
      precision?: Precision;
    },
  ) {
    this.description = description;
    this.chain = zeroChain(model.head.bias.length);
    this.precision = precision;
    this.history = history;
    this.#model = model;
    this.#served = served;
    this.#threads = threads;
  }

  /** The same part with its encoder's matrices in another precision; it shares this one's weights. */
  withPrecision(precision: Precision): TrainedTransformer {
    const settings = { served: this.#served, threads: this.#threads, history: this.history, precision };
    return new TrainedTransformer(this.description, this.#model, settings);
  }

  async scoreTokens(tokens: Tokens): Promise<Float32Array> {
    const tagCount = this.#model.head.bias.length;
    const emissions = new Float32Array(tokens.count * tagCount);
    const prepared = this.#served.prepare(tokens);
    this.#session ??= this.#createSession();
    const session = await this.#session;
    for (let first = 0; first < tokens.count; ) {
      const end = prepared.endOfCall!(first);
      const tensors = Object.entries(prepared.feeds(first, end)).map(([name, { type, dims, data }]) => [
        name,
        new Tensor(type, data as Float32Array, dims),
      ]);
      const results = await session.run(Object.fromEntries(tensors));
      emissions.set(results[EMISSIONS]!.data as Float32Array, first * tagCount);
      first = end;
    }
    return emissions;
  }

  addTo(graph: GraphBuilder): Value {
    return addTransformer(graph, this.#model, this.precision);
  }

  async release(): Promise<void> {
    const session = await this.#session;
    this.#session = undefined;
    await session?.release();
  }

  #createSession(): Promise<InferenceSession> {
    const graph = new GraphBuilder('transformer');
    graph.output(EMISSIONS, this.addTo(graph));
    return InferenceSession.create(graph.toBytes(), {
      intraOpNumThreads: this.#threads,
      // Without the warning that the graph does not use the tokenizer, which stands beside it.
      logSeverityLevel: 3,
    });
  }
}
