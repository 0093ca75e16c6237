export { learnSplits } from './learn-splits.ts';
export type { Pieces } from './subword/pieces.ts';
export type { SpecialPieces } from './subword/special-pieces.ts';
export { createSubwordTokenizer, type SubwordTokenizer } from './subword/subword-tokenizer.ts';
export { cutWindows, type PieceWindow, type WindowOptions } from './subword/windows.ts';
export {
  beginTag,
  bioTags,
  categoriesOf,
  categoryOfTag,
  insideTag,
  isBegin,
  isInside,
  isLegalTransition,
  outside,
  spansToTags,
  type TokenSpan,
  tagsToSpans,
} from './tags.ts';
export { createTokenizer, type Tokenizer } from './tokenize.ts';
export { noSplits, type SplitRules, type TokenizerConfig } from './tokenizer-config.ts';
export type { Tokens } from './tokens.ts';
