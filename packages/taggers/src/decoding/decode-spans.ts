import type { PredictedSpan } from '@spansmith/labels';
import { tagsToSpans } from '@spansmith/tokenization';
import type { TokenScores } from '../tagger.ts';
import type { Chain } from './chain.ts';
import { spanMarginals } from './span-marginals.ts';
import { viterbi } from './viterbi.ts';

/**
 * The spans of the best legal tag sequence, in text order, each with its marginal probability. Training's evaluation
 * and serving both decode here.
 */
export function decodeSpans(
  chain: Chain,
  categories: readonly string[],
  { tokens, emissions }: TokenScores,
): PredictedSpan[] {
  const spans = tagsToSpans(viterbi(chain, emissions, tokens.count));
  const confidences = spanMarginals(chain, emissions, tokens.count, spans);
  return spans.map(({ category, firstToken, endToken }, index) => ({
    category: categories[category]!,
    startUtf16: tokens.startUtf16[firstToken]!,
    endUtf16: tokens.endUtf16[endToken - 1]!,
    confidence: confidences[index]!,
  }));
}
