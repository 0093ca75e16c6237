import { isInside, isLegalTransition } from '@spansmith/tokenization';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPaths } from '../../test-support/all-paths.ts';
import { bestTags, mixMarginals, type TagScores } from './mixture.ts';

const score = fc.double({ min: -10, max: 0, noNaN: true });

const randomScores: fc.Arbitrary<TagScores> = fc
  .record({ categories: fc.integer({ min: 0, max: 3 }), tokenCount: fc.integer({ min: 0, max: 5 }) })
  .chain(({ categories, tokenCount }) => {
    const tagCount = 1 + 2 * categories;
    const length = tokenCount * tagCount;
    return fc
      .array(score, { minLength: length, maxLength: length })
      .map((values) => ({ tokenCount, tagCount, scores: Float32Array.from(values) }));
  });

describe('bestTags', () => {
  it('finds the best of all legal tag sequences, with the bias taken from O', () => {
    fc.assert(
      fc.property(
        randomScores.filter(({ tokenCount }) => tokenCount > 0),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (mixture, outsideBias) => {
          const { tokenCount, tagCount, scores } = mixture;
          const zeros = new Array(tagCount ** 2).fill(0);
          const emissions = Array.from(scores, (score, at) => score - (at % tagCount ? 0 : outsideBias));
          const chain = { transitions: zeros, start: zeros, end: zeros };
          const paths = allPaths({ ...chain, emissions, tagCount, tokenCount });
          const found = [...bestTags(mixture, outsideBias)];
          const same = paths.find(({ tags }) => tags.every((tag, token) => tag === found[token]));
          expect(same?.score).toBeCloseTo(Math.max(...paths.map(({ score }) => score)), 6);
        },
      ),
    );
  });

  it('gives legal sequences, the same each time, even where nothing legal is probable', () => {
    const zeroOrOne = fc.array(fc.constantFrom(-69, 0), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(zeroOrOne, (values) => {
        const mixture = { tokenCount: 4, tagCount: 5, scores: Float32Array.from(values) };
        const tags = [...bestTags(mixture, 0)];
        expect(isInside(tags[0]!)).toBe(false);
        for (let token = 1; token < 4; token++)
          expect(isLegalTransition(tags[token - 1]!, tags[token]!)).toBe(true);
        expect([...bestTags(mixture, 0)]).toEqual(tags);
      }),
    );
  });
});

describe('mixMarginals', () => {
  it('takes the logarithm of the marginals of the parts, added up by their weights', () => {
    const part = (marginals: number[]) => ({
      tokenCount: 1,
      tagCount: 3,
      marginals: Float32Array.from(marginals),
      continuations: new Float32Array(3),
    });
    const { scores } = mixMarginals([part([0.5, 0.5, 0]), part([0, 0.75, 0.25])], [0.25, 0.75]);
    for (const [tag, probability] of [0.125, 0.6875, 0.1875].entries())
      expect(scores[tag]).toBeCloseTo(Math.log(probability), 6);
  });
});
