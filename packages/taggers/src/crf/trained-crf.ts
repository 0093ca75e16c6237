import { HashTable } from '@spansmith/basics';
import type { GraphBuilder, Value } from '@spansmith/onnx-graph';
import type { Tokens } from '@spansmith/tokenization';
import type { SharedValues, TrainedPart } from '../part.ts';
import { addCrfTo } from './export-onnx.ts';
import { FeatureEncoder } from './feature-encoder.ts';
import type { CrfModel, CrfPartDescription } from './model.ts';
import { VectorScorer } from './vectors/vector-scorer.ts';
import type { LearntParameters } from './warm-start.ts';

/** Tokens that are encoded at once. */
const GROUP_SIZE = 256;

/** A trained CRF in plain JavaScript. */
export class TrainedCrf implements TrainedPart<CrfPartDescription> {
  readonly chain: CrfModel;
  /** What training can go on from; a CRF that was not just trained has none. */
  readonly learnt?: LearntParameters;
  readonly #encoder: FeatureEncoder;
  readonly #vectors?: VectorScorer;

  constructor(model: CrfModel, learnt?: LearntParameters) {
    this.chain = model;
    this.learnt = learnt;
    this.#encoder = new FeatureEncoder(model.featureConfig, HashTable.of(model.featureHashes));
    if (model.vectors) this.#vectors = new VectorScorer(model.vectors, model.start.length);
  }

  get description(): CrfPartDescription {
    const { featureConfig, vectors } = this.chain;
    return { kind: 'crf', featureConfig, usesWordVectors: vectors !== undefined };
  }

  async scoreTokens(tokens: Tokens): Promise<Float32Array> {
    const { emissionWeights, start: tags } = this.chain;
    const tagCount = tags.length;
    const encode = this.#encoder.prepare(tokens);
    const emissions = new Float32Array(tokens.count * tagCount);
    for (let first = 0; first < tokens.count; first += GROUP_SIZE) {
      const { start, rows } = encode(first, Math.min(tokens.count, first + GROUP_SIZE));
      for (let token = 0; token + 1 < start.length; token++) {
        const at = (first + token) * tagCount;
        for (let index = start[token]!; index < start[token + 1]!; index++) {
          const row = rows[index]! * tagCount;
          for (let tag = 0; tag < tagCount; tag++) emissions[at + tag]! += emissionWeights[row + tag]!;
        }
      }
    }
    this.#vectors?.addTo(emissions, tokens);
    return emissions;
  }

  addTo(graph: GraphBuilder, shared: SharedValues): Value {
    return addCrfTo(graph, this.chain, shared);
  }

  async release(): Promise<void> {}
}
