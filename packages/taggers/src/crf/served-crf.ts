import { HashTable } from '@spansmith/basics';
import type { ModelFile } from '@spansmith/onnx-graph';
import type { Tokens } from '@spansmith/tokenization';
import type { GraphFeed, PreparedText, ServedPart } from '../part.ts';
import { graphNames, readFeatureHashes } from './export-onnx.ts';
import { FeatureEncoder, type TokenRows } from './feature-encoder.ts';
import type { CrfPartDescription } from './model.ts';

/** Tokens in one call of the graph: few enough for the gathered rows to stay in the processor's cache. */
const maxTokens = 256;
/** Features in one call times tags: bounds the gathered rows to 16 MiB whatever the number of tags. */
const maxGathered = 2 ** 22;
/** More features than a token usually has. */
const typicalFeatures = 128;

/** A CRF whose emissions an ONNX runtime computes; see `export-onnx.ts` for the graph. */
export class ServedCrf implements ServedPart {
  readonly maxCallTokens: number;
  readonly #encoder: FeatureEncoder;
  readonly #paddingRow: number;

  constructor({ featureConfig }: CrfPartDescription, featureHashes: BigUint64Array, tagCount: number) {
    this.maxCallTokens = Math.max(
      1,
      Math.min(maxTokens, Math.floor(maxGathered / (tagCount * typicalFeatures))),
    );
    this.#encoder = new FeatureEncoder(featureConfig, HashTable.of(featureHashes));
    this.#paddingRow = featureHashes.length;
  }

  prepare(tokens: Tokens): PreparedText {
    const encode = this.#encoder.prepare(tokens);
    return {
      feeds: (firstToken, endToken) => ({
        [graphNames.featureRows]: this.#pad(encode(firstToken, endToken)),
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

/** The served half of a CRF. Throws a GraphError where the model holds none. */
export function loadCrfPart(
  description: CrfPartDescription,
  model: ModelFile,
  tags: readonly string[],
): ServedCrf {
  return new ServedCrf(description, readFeatureHashes(model), tags.length);
}
