import { HashTable } from '@spansmith/basics';
import type { PredictedSpan } from '@spansmith/labels';
import { categoriesOf, type Tokens } from '@spansmith/tokenization';
import { Chain } from '../decoding/chain.ts';
import { decodeSpans } from '../decoding/decode-spans.ts';
import type { GraphCall, ServedTagger, TokenScores } from '../tagger.ts';
import { graphNames, readOnnx } from './export-onnx.ts';
import { FeatureEncoder, type TokenRows } from './feature-encoder.ts';
import type { CrfDescription } from './model.ts';

/** Tokens in one call of the graph: few enough for the gathered rows to stay in the processor's cache. */
const maxTokens = 256;
/** Features in one call times tags: bounds the gathered rows to 16 MiB whatever the number of tags. */
const maxGathered = 2 ** 22;
/** More features than a token usually has. */
const typicalFeatures = 128;

/** A CRF whose emissions an ONNX runtime computes; see `export-onnx.ts` for the graph. */
export class ServedCrf implements ServedTagger {
  readonly description: CrfDescription;
  readonly outputName = graphNames.output;
  readonly #encoder: FeatureEncoder;
  readonly #chain: Chain;
  readonly #categories: string[];
  readonly #paddingRow: number;

  constructor(description: CrfDescription, onnx: Uint8Array) {
    const { featureHashes, ...weights } = readOnnx(onnx);
    this.description = description;
    this.#encoder = new FeatureEncoder(description, HashTable.of(featureHashes));
    this.#chain = Chain.of(weights);
    this.#categories = categoriesOf(description.tags);
    this.#paddingRow = featureHashes.length;
  }

  encode(text: string): { tokens: Tokens; calls: GraphCall[] } {
    const gathered = this.description.tags.length * typicalFeatures;
    const groupSize = Math.max(1, Math.min(maxTokens, Math.floor(maxGathered / gathered)));
    const { tokens, groups } = this.#encoder.encode(text, groupSize);
    return { tokens, calls: Array.from(groups, (group) => this.#call(group)) };
  }

  decode(scores: TokenScores): PredictedSpan[] {
    return decodeSpans(this.#chain, this.#categories, scores);
  }

  #call({ firstToken, endToken, start, rows }: TokenRows): GraphCall {
    const count = endToken - firstToken;
    let width = 1;
    for (let token = 0; token < count; token++) width = Math.max(width, start[token + 1]! - start[token]!);
    const data = new Int32Array(count * width).fill(this.#paddingRow);
    for (let token = 0; token < count; token++)
      data.set(rows.subarray(start[token], start[token + 1]), token * width);
    return {
      firstToken,
      endToken,
      feeds: { [graphNames.input]: { type: 'int32', dims: [count, width], data } },
    };
  }
}
