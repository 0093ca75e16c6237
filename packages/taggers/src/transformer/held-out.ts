import {
  type SubwordTokenizer,
  type Tokenizer,
  type TokenSpan,
  type Tokens,
  tagsToSpans,
} from '@spansmith/tokenization';
import { Chain } from '../decoding/chain.ts';
import { decodeMixture } from '../decoding/decode-mixture.ts';
import { posteriorOf } from '../decoding/posterior.ts';
import type { TrainingExample } from '../tagger.ts';
import { labelledChains } from '../training/labelled-chains.ts';
import type { Learner } from './learner.ts';
import { encodeWindows, type TextWindow, type WindowSize } from './text-windows.ts';
import { batchByLength } from './window-batch.ts';
import { zeroChain } from './zero-chain.ts';

/** Half of an F1 of 0.8: the best for one of that size, and good for others (see `bestSpans`). */
const THRESHOLD = 0.4;

/** A text that was labelled and not trained on. */
interface HeldOutText {
  tokens: Tokens;
  windows: TextWindow[];
  /** What was labelled, as tokens, with the spans in it. */
  regions: { first: number; end: number; spans: TokenSpan[] }[];
}

/** Examples that say when a training is at its best. */
export class HeldOut {
  readonly #texts: HeldOutText[];
  readonly #tagCount: number;

  constructor(
    examples: readonly TrainingExample[],
    categories: readonly string[],
    tokenize: Tokenizer,
    tokenizer: SubwordTokenizer,
    size: WindowSize,
  ) {
    const texts = new Map<Tokens, HeldOutText>();
    const chains = labelledChains(examples, categories, tokenize, Number.POSITIVE_INFINITY);
    for (const { tokens, first, end, tags } of chains) {
      const text = texts.get(tokens) ?? {
        tokens,
        windows: encodeWindows(tokens, tokenizer, size),
        regions: [],
      };
      const spans = tagsToSpans(tags.subarray(first, end)).map(({ category, firstToken, endToken }) => ({
        category,
        firstToken: firstToken + first,
        endToken: endToken + first,
      }));
      text.regions.push({ first, end, spans });
      texts.set(tokens, text);
    }
    this.#texts = [...texts.values()];
    this.#tagCount = 1 + 2 * categories.length;
  }

  /** Strict micro F1, 0..1, of a learner's spans inside of the labelled regions; 1 where there are none to find. */
  async f1(learner: Learner, batchPieces: number): Promise<number> {
    const emissions = await this.#score(learner, batchPieces);
    const chain = Chain.of(zeroChain(this.#tagCount));
    let right = 0;
    let wrong = 0;
    for (const [index, { tokens, regions }] of this.#texts.entries()) {
      const posterior = posteriorOf(chain, emissions[index]!, tokens.count);
      const found = decodeMixture([posterior], { weights: [1], threshold: THRESHOLD, temperature: 1 });
      for (const { first, end, spans } of regions) {
        const gold = new Set(spans.map(nameOf));
        const inside = found.filter(({ firstToken, endToken }) => firstToken >= first && endToken <= end);
        const hits = inside.filter((span) => gold.has(nameOf(span))).length;
        right += hits;
        wrong += inside.length + gold.size - 2 * hits;
      }
    }
    return right + wrong === 0 ? 1 : (2 * right) / (2 * right + wrong);
  }

  /** For each text [tokens x tags]. */
  async #score(learner: Learner, batchPieces: number): Promise<Float32Array[]> {
    const tagCount = this.#tagCount;
    const emissions = this.#texts.map(({ tokens }) => new Float32Array(tokens.count * tagCount));
    const windows = this.#texts.flatMap((text, index) =>
      text.windows.map((window) => ({ ...window, index })),
    );
    for (const batch of batchByLength(windows, batchPieces)) {
      const scores = await learner.score(batch);
      let at = 0;
      for (const { index, firstToken, endToken } of batch) {
        const size = (endToken - firstToken) * tagCount;
        emissions[index]!.set(scores.subarray(at, at + size), firstToken * tagCount);
        at += size;
      }
    }
    return emissions;
  }
}

const nameOf = ({ category, firstToken, endToken }: TokenSpan) => `${category} ${firstToken} ${endToken}`;
