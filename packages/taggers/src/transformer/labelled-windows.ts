import type { SubwordTokenizer, Tokenizer, Tokens } from '@spansmith/tokenization';
import type { TrainingExample } from '../tagger.ts';
import { labelledChains } from '../training/labelled-chains.ts';
import { encodeWindows, type WindowSize } from './text-windows.ts';

/** A window with the tags that its pieces shall get. */
export interface LabelledWindow {
  /** The special pieces at both ends included. */
  readonly pieceIds: Int32Array;
  /** `letterCaseOf` of each piece. */
  readonly cases: Uint8Array;
  /** Places in the window, ascending and each once, and the tag index of each. Never empty. */
  readonly places: Int32Array;
  readonly tags: Uint16Array;
}

/**
 * The windows of examples that hold labelled tokens. What lies outside of the examples' regions is context. Of tokens
 * that share a piece, the first teaches it.
 */
export function labelledWindows(
  examples: readonly TrainingExample[],
  categories: readonly string[],
  tokenize: Tokenizer,
  tokenizer: SubwordTokenizer,
  size: WindowSize,
): LabelledWindow[] {
  return Array.from(labelledTexts(examples, categories, tokenize)).flatMap(([tokens, tagOf]) => {
    const windows: LabelledWindow[] = [];
    for (const { pieceIds, cases, firstToken, places, continues } of encodeWindows(tokens, tokenizer, size)) {
      const taught = Array.from(places.keys()).filter(
        (token) => tagOf[firstToken + token] !== UNLABELLED && !continues[token],
      );
      if (taught.length === 0) continue;
      windows.push({
        pieceIds,
        cases,
        places: Int32Array.from(taught, (token) => places[token]!),
        tags: Uint16Array.from(taught, (token) => tagOf[firstToken + token]!),
      });
    }
    return windows;
  });
}

const UNLABELLED = -1;

/** The tag of every token of each text; -1 outside of its regions. */
function labelledTexts(
  examples: readonly TrainingExample[],
  categories: readonly string[],
  tokenize: Tokenizer,
): Map<Tokens, Int32Array> {
  const texts = new Map<Tokens, Int32Array>();
  const chains = labelledChains(examples, categories, tokenize, Number.POSITIVE_INFINITY);
  for (const { tokens, first, end, tags } of chains) {
    const tagOf = texts.get(tokens) ?? new Int32Array(tokens.count).fill(UNLABELLED);
    tagOf.set(tags.subarray(first, end), first);
    texts.set(tokens, tagOf);
  }
  return texts;
}
