import type { ModelFile } from '@spansmith/onnx-graph';
import type { Tokens } from '@spansmith/tokenization';
import { WordIndex } from '@spansmith/word-vectors';
import { GRAPH_NAMES as MODEL_NAMES } from '../ensemble/graph-names.ts';
import type { GraphFeed, PreparedText, ServedPart } from '../part.ts';
import { TABLE_COUNT, WORD_TABLES } from './embedding-tables.ts';
import { GRAPH_NAMES } from './served-graph.ts';
import { type EncodedTokens, TokenEncoder } from './token-encoder.ts';
import { Vocabulary } from './vocabulary.ts';

/** What a manifest says of a CNN. */
export interface CnnDescription {
  kind: 'cnn';
  /** How many tokens to either side a token sees. */
  reach: number;
  /** Number of word vectors in the file; 0 where it was trained without. */
  wordVectorCount: number;
}

/** Tokens in one call: enough for large matrices, few enough for the processor's cache. */
const MAX_CALL_TOKENS = 512;

/** The half of a CNN that finds the rows of a text's tokens; see `served-graph.ts` for the other. */
export class ServedCnn implements ServedPart {
  readonly maxCallTokens = MAX_CALL_TOKENS;
  readonly #description: CnnDescription;
  readonly #encoder: TokenEncoder;

  constructor(description: CnnDescription, encoder: TokenEncoder) {
    this.#description = description;
    this.#encoder = encoder;
  }

  prepare(tokens: Tokens): PreparedText {
    const encoded = this.#encoder.encode(tokens);
    return { feeds: (firstToken, endToken) => this.#feeds(encoded, firstToken, endToken) };
  }

  #feeds(encoded: EncodedTokens, firstToken: number, endToken: number): Record<string, GraphFeed> {
    const { reach, wordVectorCount } = this.#description;
    const from = Math.max(0, firstToken - reach);
    const to = Math.min(encoded.count, endToken + reach);
    const count = endToken - firstToken + 2 * reach;
    const offset = from - (firstToken - reach);
    const rows = new Int32Array(count * TABLE_COUNT);
    rows.set(encoded.rows.subarray(from * TABLE_COUNT, to * TABLE_COUNT), offset * TABLE_COUNT);
    const isToken = new Float32Array(count).fill(1, offset, offset + to - from);
    const feeds: Record<string, GraphFeed> = {
      [GRAPH_NAMES.rows]: { type: 'int32', dims: [count, TABLE_COUNT], data: rows },
      [GRAPH_NAMES.isToken]: { type: 'float32', dims: [count, 1], data: isToken },
    };
    if (wordVectorCount === 0) return feeds;
    const vectorRows = new Int32Array(count).fill(wordVectorCount);
    for (let token = from; token < to; token++) {
      const row = encoded.vectorRows[token]!;
      if (row >= 0) vectorRows[offset + token - from] = row;
    }
    return { ...feeds, [GRAPH_NAMES.vectorRows]: { type: 'int32', dims: [count], data: vectorRows } };
  }
}

/** The served half of a CNN. Throws a GraphError where the model holds none. */
export function loadCnnPart(description: CnnDescription, model: ModelFile): ServedCnn {
  const vocabularies = WORD_TABLES.map(({ name }) =>
    Vocabulary.fromHashes(model.readInitializer(GRAPH_NAMES.hashes(name), 'int64').data),
  );
  return new ServedCnn(description, new TokenEncoder(vocabularies, wordIndex(description, model)));
}

function wordIndex({ wordVectorCount }: CnnDescription, model: ModelFile): WordIndex | undefined {
  if (wordVectorCount === 0) return undefined;
  const { data } = model.readInitializer(MODEL_NAMES.wordHashes, 'int64');
  return new WordIndex(new BigUint64Array(data.buffer, data.byteOffset, data.length));
}
