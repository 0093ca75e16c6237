import { GraphBuilder, type Value } from '@spansmith/onnx-graph';
import type { Tokens } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ChainWeights } from '../decoding/chain.ts';
import type { SharedValues, TrainedPart } from '../part.ts';
import { reachOf } from './network.ts';
import { type CnnDescription, ServedCnn } from './served-cnn.ts';
import { addNetwork, type CnnModel } from './served-graph.ts';
import type { TokenEncoder } from './token-encoder.ts';

const EMISSIONS = 'emissions';

/** A CNN in the process that trained it. It scores through the graph that it exports. */
export class TrainedCnn implements TrainedPart<CnnDescription> {
  readonly description: CnnDescription;
  readonly chain: ChainWeights;
  readonly #model: CnnModel;
  readonly #wordVectors: WordVectors | undefined;
  readonly #served: ServedCnn;
  readonly #threads: number;
  #session: Promise<InferenceSession> | undefined;

  constructor(
    model: CnnModel,
    chain: ChainWeights,
    { encoder, wordVectors, threads }: { encoder: TokenEncoder; wordVectors?: WordVectors; threads: number },
  ) {
    this.#model = model;
    this.chain = chain;
    this.#wordVectors = wordVectors;
    this.#threads = threads;
    this.description = { kind: 'cnn', reach: reachOf(model.size), wordVectorCount: wordVectors?.size ?? 0 };
    this.#served = new ServedCnn(this.description, encoder);
  }

  async scoreTokens(tokens: Tokens): Promise<Float32Array> {
    const { tagCount } = this.#model.size;
    const emissions = new Float32Array(tokens.count * tagCount);
    const { maxCallTokens } = this.#served;
    const prepared = this.#served.prepare(tokens);
    this.#session ??= this.#createSession();
    const session = await this.#session;
    for (let first = 0; first < tokens.count; first += maxCallTokens) {
      const feeds = prepared.feeds(first, Math.min(tokens.count, first + maxCallTokens));
      const tensors = Object.entries(feeds).map(([name, { type, dims, data }]) => [
        name,
        new Tensor(type, data as Float32Array, dims),
      ]);
      const results = await session.run(Object.fromEntries(tensors));
      emissions.set(results[EMISSIONS]!.data as Float32Array, first * tagCount);
    }
    return emissions;
  }

  addTo(graph: GraphBuilder, { wordVectors }: SharedValues): Value {
    const scale = this.#wordVectors?.scale;
    return addNetwork(graph, this.#model, scale === undefined ? undefined : { table: wordVectors(), scale });
  }

  async release(): Promise<void> {
    const session = await this.#session;
    this.#session = undefined;
    await session?.release();
  }

  #createSession(): Promise<InferenceSession> {
    const graph = new GraphBuilder('cnn');
    const { tagCount } = this.#model.size;
    const wordVectors = (): Value => {
      const { size, dimension, table } = this.#wordVectors!;
      return graph.initializer('wordVectors', 'int8', [size + 1, dimension], table);
    };
    graph.output(EMISSIONS, this.addTo(graph, { tagCount, wordVectors }));
    return InferenceSession.create(graph.toBytes(), {
      intraOpNumThreads: this.#threads,
      // What the JavaScript half needs stands in the file unused, which the runtime warns of.
      logSeverityLevel: 3,
    });
  }
}
