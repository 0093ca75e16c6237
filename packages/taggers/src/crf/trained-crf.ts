import { HashTable } from '@spansmith/basics';
import type { PredictedSpan } from '@spansmith/labels';
import { categoriesOf, outside } from '@spansmith/tokenization';
import { Chain } from '../decoding/chain.ts';
import { decodeSpans } from '../decoding/decode-spans.ts';
import type { TokenScores, TrainedTagger } from '../tagger.ts';
import { exportOnnx } from './export-onnx.ts';
import { FeatureEncoder } from './feature-encoder.ts';
import type { CrfDescription, CrfModel } from './model.ts';
import type { LearntParameters } from './warm-start.ts';

const groupSize = 256;

/** A trained CRF in plain JavaScript. */
export class TrainedCrf implements TrainedTagger {
  readonly model: CrfModel;
  /** What training can go on from; a tagger that was not just trained has none. */
  readonly learnt?: LearntParameters;
  readonly #encoder: FeatureEncoder;
  readonly #chain: Chain;
  readonly #categories: string[];

  /** `encoder` spares building one, where another tagger has one for the same features. */
  constructor(
    model: CrfModel,
    learnt?: LearntParameters,
    encoder = new FeatureEncoder(model.description, HashTable.of(model.featureHashes)),
  ) {
    this.model = model;
    this.learnt = learnt;
    this.#encoder = encoder;
    this.#chain = Chain.of(model);
    this.#categories = categoriesOf(model.description.tags);
  }

  get description(): CrfDescription {
    return this.model.description;
  }

  scoreTokens(text: string): TokenScores {
    const { emissionWeights } = this.model;
    const tagCount = this.description.tags.length;
    const { tokens, groups } = this.#encoder.encode(text, groupSize);
    const emissions = new Float32Array(tokens.count * tagCount);
    for (const { firstToken, endToken, start, rows } of groups)
      for (let token = firstToken; token < endToken; token++) {
        const at = token * tagCount;
        for (let index = start[token - firstToken]!; index < start[token - firstToken + 1]!; index++) {
          const row = rows[index]! * tagCount;
          for (let tag = 0; tag < tagCount; tag++) emissions[at + tag]! += emissionWeights[row + tag]!;
        }
      }
    return { tokens, emissions };
  }

  decode(scores: TokenScores): PredictedSpan[] {
    return decodeSpans(this.#chain, this.#categories, scores);
  }

  predict(text: string): PredictedSpan[] {
    return this.decode(this.scoreTokens(text));
  }

  withOutsideBias(bias: number): TrainedCrf {
    const transitions = this.model.transitions.slice();
    const start = this.model.start.slice();
    start[outside]! -= bias;
    for (let from = 0; from < start.length; from++) transitions[from * start.length + outside]! -= bias;
    return new TrainedCrf({ ...this.model, transitions, start }, this.learnt, this.#encoder);
  }

  toOnnx(): Uint8Array<ArrayBuffer> {
    return exportOnnx(this.model);
  }
}
