import type { Region } from '@spansmith/labels';
import { isInside, spansToTags, type Tokenizer, type Tokens } from '@spansmith/tokenization';
import type { TrainingExample } from '../tagger.ts';

/** The tokens `[first, end)` of a text with their tags: one region, or a part of a long one. Never empty. */
export interface LabelledChain {
  readonly tokens: Tokens;
  readonly first: number;
  readonly end: number;
  /** Tag index of every token of the text; those outside of the chain mean nothing. */
  readonly tags: Uint16Array;
}

/** The labelled regions of examples as chains of about `maxTokens` at most. */
export function* labelledChains(
  examples: readonly TrainingExample[],
  categories: readonly string[],
  tokenize: Tokenizer,
  maxTokens: number,
): Iterable<LabelledChain> {
  for (const { text, regions } of examples) {
    const tokens = tokenize(text);
    for (const region of regions) {
      const tags = spansToTags(tokens, region.spans, categories);
      let [first, regionEnd] = tokensInside(tokens, region);
      while (first < regionEnd) {
        const end = chainEnd(tokens, tags, first, regionEnd, maxTokens);
        yield { tokens, first, end, tags };
        first = end;
      }
    }
  }
}

/** The tokens that lie whole in a region, as `[first, end)`. */
function tokensInside({ count, startUtf16, endUtf16 }: Tokens, region: Region): [first: number, end: number] {
  let first = 0;
  while (first < count && startUtf16[first]! < region.startUtf16) first++;
  let end = first;
  while (end < count && endUtf16[end]! <= region.endUtf16) end++;
  return [first, end];
}

/**
 * Where the chain that begins at `first` ends: at `end` unless there are too many tokens, else before the last line (if
 * there is none, the last token) that is not inside a span.
 */
function chainEnd(
  { line }: Tokens,
  tags: Uint16Array,
  first: number,
  end: number,
  maxTokens: number,
): number {
  if (end - first <= maxTokens) return end;
  const startsLine = (token: number) => line[token] !== line[token - 1];
  let cut = first + maxTokens;
  while (cut > first && !(startsLine(cut) && !isInside(tags[cut]!))) cut--;
  if (cut === first) for (cut += maxTokens; cut < end && isInside(tags[cut]!); cut++);
  return cut;
}
