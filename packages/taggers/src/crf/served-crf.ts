import { HashTable } from '@spansmith/basics';
import type { ModelFile } from '@spansmith/onnx-graph';
import type { Tokens } from '@spansmith/tokenization';
import type { WordIndex } from '@spansmith/word-vectors';
import { wordIndexOf } from '../ensemble/word-index.ts';
import type { GraphFeed, PreparedText, ServedPart } from '../part.ts';
import { CRF_GRAPH_NAMES, readFeatureHashes } from './export-onnx.ts';
import { FeatureEncoder, type TokenRows } from './feature-encoder.ts';
import type { FeatureConfig } from './features/feature-config.ts';
import type { CrfPartDescription } from './model.ts';
import { vectorRows } from './vectors/vector-rows.ts';
import { VECTOR_SLOTS } from './vectors/vector-slots.ts';

/** Tokens in one call of the graph: few enough for the gathered rows to stay in the processor's cache. */
const MAX_TOKENS = 256;
/** Features in one call times tags: bounds the gathered rows to 16 MiB whatever the number of tags. */
const MAX_GATHERED = 2 ** 22;
/** More features than a token usually has. */
const TYPICAL_FEATURES = 128;

/** A CRF whose emissions an ONNX runtime computes; see `export-onnx.ts` for the graph. */
export class ServedCrf implements ServedPart {
  readonly maxCallTokens: number;
  readonly #encoder: FeatureEncoder;
  readonly #paddingRow: number;
  readonly #words?: WordIndex;

  /** `words`: those of the model's table of vectors, where the part uses it. */
  constructor(
    featureConfig: FeatureConfig,
    featureHashes: BigUint64Array,
    words: WordIndex | undefined,
    tagCount: number,
  ) {
    this.maxCallTokens = Math.max(
      1,
      Math.min(MAX_TOKENS, Math.floor(MAX_GATHERED / (tagCount * TYPICAL_FEATURES))),
    );
    this.#encoder = new FeatureEncoder(featureConfig, HashTable.of(featureHashes));
    this.#paddingRow = featureHashes.length;
    this.#words = words;
  }

  prepare(tokens: Tokens): PreparedText {
    const encode = this.#encoder.prepare(tokens);
    return {
      feeds: (firstToken, endToken) => ({
        [CRF_GRAPH_NAMES.featureRows]: this.#pad(encode(firstToken, endToken)),
        ...(this.#words && {
          [CRF_GRAPH_NAMES.wordRows]: wordRows(tokens, this.#words, firstToken, endToken),
        }),
      }),
    };
  }

  #pad({ start, rows }: TokenRows): GraphFeed {
    const count = start.length - 1;
    let width = 1;
    for (let token = 0; token < count; token++) width = Math.max(width, start[token + 1]! - start[token]!);
    const data = new Int32Array(count * width).fill(this.#paddingRow);
    for (let token = 0; token < count; token++)
      data.set(rows.subarray(start[token], start[token + 1]), token * width);
    return { type: 'int32', dims: [count, width], data };
  }
}

function wordRows(tokens: Tokens, words: WordIndex, firstToken: number, endToken: number): GraphFeed {
  const data = vectorRows(tokens, words, words.size, firstToken, endToken);
  return { type: 'int32', dims: [endToken - firstToken, VECTOR_SLOTS.length], data };
}

/** The served half of a CRF. Throws a GraphError where the model holds none. */
export function loadCrfPart(
  { featureConfig, usesWordVectors }: CrfPartDescription,
  model: ModelFile,
  tags: readonly string[],
): ServedCrf {
  const words = usesWordVectors ? wordIndexOf(model) : undefined;
  return new ServedCrf(featureConfig, readFeatureHashes(model), words, tags.length);
}
