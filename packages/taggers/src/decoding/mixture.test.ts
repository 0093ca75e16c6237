import { isInside, isLegalTransition } from '@spansmith/tokenization';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPaths } from '../../test-support/all-paths.ts';
import { bestTags, mixMarginals, type TagProbabilities } from './mixture.ts';

const probability = fc.double({ min: 0.001, max: 1, noNaN: true });

const randomProbabilities: fc.Arbitrary<TagProbabilities> = fc
  .record({ categories: fc.integer({ min: 0, max: 3 }), tokenCount: fc.integer({ min: 0, max: 5 }) })
  .chain(({ categories, tokenCount }) => {
    const tagCount = 1 + 2 * categories;
    const length = tokenCount * tagCount;
    return fc
      .array(probability, { minLength: length, maxLength: length })
      .map((values) => ({ tokenCount, tagCount, probabilities: Float32Array.from(values) }));
  });

describe('bestTags', () => {
  it('finds the best of all legal tag sequences, with the bias taken from O', () => {
    fc.assert(
      fc.property(
        randomProbabilities.filter(({ tokenCount }) => tokenCount > 0),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (mixture, outsideBias) => {
          const { tokenCount, tagCount, probabilities } = mixture;
          const zeros = new Array(tagCount ** 2).fill(0);
          const emissions = Array.from(
            probabilities,
            (p, at) => Math.log(p) - (at % tagCount ? 0 : outsideBias),
          );
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
    const zeroOrOne = fc.array(fc.constantFrom(0, 1), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(zeroOrOne, (values) => {
        const mixture = { tokenCount: 4, tagCount: 5, probabilities: Float32Array.from(values) };
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
  it('adds the marginals of the parts up by their weights', () => {
    const part = (marginals: number[]) => ({
      tokenCount: 1,
      tagCount: 3,
      marginals: Float32Array.from(marginals),
      continuations: new Float32Array(3),
    });
    const { probabilities } = mixMarginals([part([0.5, 0.5, 0]), part([0, 0.75, 0.25])], [0.25, 0.75]);
    expect([...probabilities]).toEqual([0.125, 0.6875, 0.1875]);
  });
});
