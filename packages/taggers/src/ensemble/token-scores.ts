import type { PredictedSpan } from '@spansmith/labels';
import type { Tokens } from '@spansmith/tokenization';
import type { Chain } from '../decoding/chain.ts';
import { decodeMixture, type MixtureConfig } from '../decoding/decode-mixture.ts';
import { posteriorOf } from '../decoding/posterior.ts';

/** The scores that the parts of a mixture give a text's tokens. */
export interface TokenScores {
  tokens: Tokens;
  /** For each part [tokens x tags], row-major, in the order of the tagger's parts and tags. */
  emissions: readonly Float32Array[];
}

/** Spans in text order, with calibrated probabilities. `chains` are those of the parts. */
export function decodeScores(
  { tokens, emissions }: TokenScores,
  chains: readonly Chain[],
  config: MixtureConfig,
  categories: readonly string[],
): PredictedSpan[] {
  const posteriors = chains.map((chain, part) => posteriorOf(chain, emissions[part]!, tokens.count));
  return decodeMixture(posteriors, config).map(({ category, firstToken, endToken, confidence }) => ({
    category: categories[category]!,
    startUtf16: tokens.startUtf16[firstToken]!,
    endUtf16: tokens.endUtf16[endToken - 1]!,
    confidence,
  }));
}
