import type { Span } from '@spansmith/labels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bioTags, categoriesOf, isLegalTransition, spansToTags, tagsToSpans } from './tags.ts';
import { createTokenizer } from './tokenize.ts';
import { noSplits } from './tokenizer-config.ts';

const categories = ['City', 'Person', 'Date'];
const tokenize = createTokenizer({ splits: noSplits });

/** Random legal tag sequences over the categories. */
const legalTags = fc.array(fc.nat({ max: 2 * categories.length }), { maxLength: 30 }).map((choices) => {
  const tags: number[] = [];
  for (const choice of choices) tags.push(isLegalTransition(tags.at(-1) ?? 0, choice) ? choice : choice - 1);
  return tags;
});

describe('BIO tags', () => {
  it('are O, then B and I of every category', () => {
    expect(bioTags(['City', 'B-Person'])).toEqual(['O', 'B-City', 'I-City', 'B-B-Person', 'I-B-Person']);
    expect(categoriesOf(bioTags(['City', 'B-Person']))).toEqual(['City', 'B-Person']);
  });

  it('are the same after a way over spans and back', () => {
    fc.assert(
      fc.property(legalTags, (tags) => {
        const tokens = tokenize(tags.map(() => 'ab').join(' '));
        const spans = tagsToSpans(tags).map(({ category, firstToken, endToken }) => ({
          category: categories[category]!,
          startUtf16: tokens.startUtf16[firstToken]!,
          endUtf16: tokens.endUtf16[endToken - 1]!,
        }));
        expect([...spansToTags(tokens, spans, categories)]).toEqual(tags);
      }),
    );
  });

  it('keep apart spans of one category that touch', () => {
    const tokens = tokenize('Rome Paris');
    const spans = [span('City', 0, 4), span('City', 5, 10)];
    expect([...spansToTags(tokens, spans, categories)]).toEqual([1, 1]);
    expect(tagsToSpans([1, 1])).toHaveLength(2);
  });

  it('leave out white space at the edges of a span, and a span of nothing else', () => {
    const tokens = tokenize('in  Rome  now');
    expect([...spansToTags(tokens, [span('City', 3, 9)], categories)]).toEqual([0, 1, 0]);
    expect([...spansToTags(tokens, [span('City', 2, 4)], categories)]).toEqual([0, 0, 0]);
  });

  it('cannot be made for an unknown category', () => {
    expect(() => spansToTags(tokenize('Rome'), [span('Town', 0, 4)], categories)).toThrow(
      'unknown category "Town"',
    );
  });

  it('start a span at an I that continues nothing', () => {
    expect(tagsToSpans([2, 2, 4])).toEqual([
      { category: 0, firstToken: 0, endToken: 2 },
      { category: 1, firstToken: 2, endToken: 3 },
    ]);
  });
});

function span(category: string, startUtf16: number, endUtf16: number): Span {
  return { category, startUtf16, endUtf16 };
}
