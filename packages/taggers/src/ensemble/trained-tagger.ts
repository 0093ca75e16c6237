import type { PredictedSpan } from '@spansmith/labels';
import { bioTags, createTokenizer, type Tokenizer, type TokenizerConfig } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import { Chain } from '../decoding/chain.ts';
import type { TrainedPart } from '../part.ts';
import type { Precision, TaggerDescription } from './description.ts';
import { exportOnnx } from './export-onnx.ts';
import type { PartDescription } from './load-part.ts';
import { decodeScores, type TokenScores } from './token-scores.ts';

/** What a tagger is made of. */
export interface Mixture {
  /** All categories of the project, in its order, with or without labels. */
  categories: readonly string[];
  tokenizerConfig: TokenizerConfig;
  /** At least one, of different kinds. */
  parts: readonly MixedPart[];
  threshold: number;
  temperature: number;
  /** Those that the parts were trained with. */
  wordVectors?: WordVectors;
}

export interface MixedPart {
  part: TrainedPart<PartDescription>;
  /** Above 0; the weights of all parts add up to 1. */
  weight: number;
  precision: Precision;
}

/**
 * A tagger as training makes it: a mixture of parts whose probabilities it adds up. It runs in the process that trained
 * it; `toOnnx` and `description` are what is needed to run it elsewhere.
 */
export class TrainedTagger {
  readonly description: TaggerDescription;
  readonly #mixture: Mixture;
  readonly #tokenize: Tokenizer;
  readonly #chains: readonly Chain[];

  constructor(mixture: Mixture) {
    this.#mixture = mixture;
    this.description = describe(mixture);
    this.#tokenize = createTokenizer(mixture.tokenizerConfig);
    this.#chains = mixture.parts.map(({ part }) => Chain.of(part.chain));
  }

  /** Scores a text as the exported graph does. */
  async scoreTokens(text: string): Promise<TokenScores> {
    const tokens = this.#tokenize(text);
    const emissions: Float32Array[] = [];
    for (const { part } of this.#mixture.parts) emissions.push(await part.scoreTokens(tokens));
    return { tokens, emissions };
  }

  /** Spans in text order, with calibrated probabilities. */
  decode(scores: TokenScores): PredictedSpan[] {
    const { categories, threshold, temperature } = this.#mixture;
    const weights = this.#mixture.parts.map(({ weight }) => weight);
    return decodeScores(scores, this.#chains, { weights, threshold, temperature }, categories);
  }

  async predict(text: string): Promise<PredictedSpan[]> {
    return this.decode(await this.scoreTokens(text));
  }

  /** The same tagger with another threshold: the lower, the more spans it finds, and the more it errs. */
  withThreshold(threshold: number): TrainedTagger {
    return new TrainedTagger({ ...this.#mixture, threshold });
  }

  /** The model as one ONNX file. The same model gives the same bytes. */
  toOnnx(): Uint8Array<ArrayBuffer> {
    return exportOnnx(this.#mixture);
  }

  /** Frees what the parts hold outside of JavaScript's heap. The tagger cannot be used afterwards. */
  async release(): Promise<void> {
    for (const { part } of this.#mixture.parts) await part.release();
  }
}

function describe({ categories, tokenizerConfig, parts, threshold, temperature, wordVectors }: Mixture) {
  return {
    tags: bioTags(categories),
    tokenizerConfig,
    parts: parts.map(({ part, weight, precision }) => ({ ...part.description, weight, precision })),
    threshold,
    temperature,
    ...(wordVectors && { wordVectors: { name: wordVectors.name, licence: wordVectors.licence } }),
  } satisfies TaggerDescription;
}
