import type { PredictedSpan } from '@spansmith/labels';
import type { ModelFile } from '@spansmith/onnx-graph';
import { categoriesOf, createTokenizer, type Tokenizer, type Tokens } from '@spansmith/tokenization';
import { Chain } from '../decoding/chain.ts';
import type { MixtureConfig } from '../decoding/decode-mixture.ts';
import type { GraphFeed, ServedPart } from '../part.ts';
import type { TaggerDescription } from './description.ts';
import { GRAPH_NAMES } from './graph-names.ts';
import { loadPart } from './load-part.ts';
import { decodeScores, type TokenScores } from './token-scores.ts';

/** One call of the ONNX graph: the tensors to feed and the tokens `[firstToken, endToken)` that it scores. */
export interface GraphCall {
  firstToken: number;
  endToken: number;
  feeds: Record<string, GraphFeed>;
}

/**
 * The half of a tagger that stays in JavaScript when ONNX Runtime runs the other: text to the graph's inputs, and the
 * graph's outputs, float32[tokens, tags] for each part, to spans. `loadTagger` makes one from an artifact.
 */
export class ServedTagger {
  readonly tagCount: number;
  /** The outputs of the graph that hold the scores, part by part. */
  readonly outputNames: readonly string[];
  readonly #tokenize: Tokenizer;
  readonly #parts: readonly ServedPart[];
  readonly #chains: readonly Chain[];
  readonly #config: MixtureConfig;
  readonly #categories: readonly string[];

  constructor({ tags, tokenizerConfig, parts, threshold, temperature }: TaggerDescription, model: ModelFile) {
    this.tagCount = tags.length;
    this.outputNames = parts.map(({ kind }) => GRAPH_NAMES.emissions(kind));
    this.#tokenize = createTokenizer(tokenizerConfig);
    this.#parts = parts.map((part) => loadPart(part, model, tags));
    this.#chains = parts.map(({ kind }) => readChain(model, kind));
    this.#config = { weights: parts.map(({ weight }) => weight), threshold, temperature };
    this.#categories = categoriesOf(tags);
  }

  /**
   * Tokenizes a text of any length. The calls cover all its tokens, in order; each is prepared when it is asked for, so
   * that not all of them are in memory at once.
   */
  encode(text: string): { tokens: Tokens; calls: Iterable<GraphCall> } {
    const tokens = this.#tokenize(text);
    return { tokens, calls: this.#calls(tokens) };
  }

  /** Spans in text order, with calibrated probabilities. `emissions` hold the rows of all calls, in order. */
  decode(scores: TokenScores): PredictedSpan[] {
    return decodeScores(scores, this.#chains, this.#config, this.#categories);
  }

  *#calls(tokens: Tokens): Iterable<GraphCall> {
    const callTokens = Math.min(...this.#parts.map(({ maxCallTokens }) => maxCallTokens));
    const prepared = this.#parts.map((part) => part.prepare(tokens));
    for (let firstToken = 0; firstToken < tokens.count; ) {
      const ends = prepared.map((part) => part.endOfCall?.(firstToken) ?? tokens.count);
      const endToken = Math.min(firstToken + callTokens, ...ends);
      const feeds = Object.assign({}, ...prepared.map((part) => part.feeds(firstToken, endToken)));
      yield { firstToken, endToken, feeds };
      firstToken = endToken;
    }
  }
}

function readChain(model: ModelFile, kind: string): Chain {
  const read = (name: string) => model.readInitializer(name, 'float32').data;
  return Chain.of({
    transitions: read(GRAPH_NAMES.transitions(kind)),
    start: read(GRAPH_NAMES.start(kind)),
    end: read(GRAPH_NAMES.end(kind)),
  });
}
