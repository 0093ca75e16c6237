import type { Span } from '@spansmith/labels';
import type { Tokens } from './tokens.ts';

/** The tag of a token in no span; index 0 of every tag set. */
export const outside = 0;

/** `O`, then `B-<category>` (odd indices) and `I-<category>` (even ones) for every category, in their order. */
export function bioTags(categories: readonly string[]): string[] {
  return ['O', ...categories.flatMap((category) => [`B-${category}`, `I-${category}`])];
}

/** The categories of a tag set made by `bioTags`. */
export function categoriesOf(tags: readonly string[]): string[] {
  return tags.filter((tag) => tag.startsWith('B-')).map((tag) => tag.slice(2));
}

/** Index of `B-` for the category with index `category`. */
export const beginTag = (category: number): number => 1 + 2 * category;
/** Index of `I-` for the category with index `category`. */
export const insideTag = (category: number): number => 2 + 2 * category;
/** Index of the category that a tag other than `O` belongs to. */
export const categoryOfTag = (tag: number): number => (tag - 1) >> 1;
export const isBegin = (tag: number): boolean => (tag & 1) === 1;
export const isInside = (tag: number): boolean => tag > 0 && (tag & 1) === 0;

/** Whether BIO allows `to` after `from`: `I-x` only continues `B-x` or `I-x`. */
export function isLegalTransition(from: number, to: number): boolean {
  return !isInside(to) || (from > 0 && categoryOfTag(from) === categoryOfTag(to));
}

/**
 * Tag indices of `tokens` for spans that do not overlap. A span takes every token that it touches, so one that cuts
 * through a token is widened; white space at its edges has no tags, and a span of white space alone disappears.
 * Throws a RangeError for a category that is not in `categories`.
 */
export function spansToTags(
  tokens: Tokens,
  spans: readonly Span[],
  categories: readonly string[],
): Uint16Array {
  const indexOf = new Map(categories.map((category, index) => [category, index]));
  const tags = new Uint16Array(tokens.count);
  const sorted = [...spans].sort((a, b) => a.startUtf16 - b.startUtf16);
  let token = 0;
  for (const { category, startUtf16, endUtf16 } of sorted) {
    const index = indexOf.get(category);
    if (index === undefined) throw new RangeError(`unknown category "${category}"`);
    while (token < tokens.count && tokens.endUtf16[token]! <= startUtf16) token++;
    for (let first = true; token < tokens.count && tokens.startUtf16[token]! < endUtf16; token++) {
      tags[token] = first ? beginTag(index) : insideTag(index);
      first = false;
    }
  }
  return tags;
}

/** A span of tokens `[firstToken, endToken)` with a category's index. */
export interface TokenSpan {
  category: number;
  firstToken: number;
  endToken: number;
}

/** The spans of a legal tag sequence, in order. An `I-` that continues nothing starts a span. */
export function tagsToSpans(tags: ArrayLike<number>): TokenSpan[] {
  const spans: TokenSpan[] = [];
  for (let token = 0; token < tags.length; token++) {
    const tag = tags[token]!;
    if (tag === outside) continue;
    const category = categoryOfTag(tag);
    const last = spans.at(-1);
    if (isInside(tag) && last?.endToken === token && last.category === category) last.endToken++;
    else spans.push({ category, firstToken: token, endToken: token + 1 });
  }
  return spans;
}
