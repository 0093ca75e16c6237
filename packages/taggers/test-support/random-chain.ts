import fc from 'fast-check';
import type { SmallChain } from './all-paths.ts';

const weight = fc.double({ min: -3, max: 3, noNaN: true });

/**
 * Small chains with random weights. In about half of the pairs from an entity to a beginning the weight is that of all
 * such pairs, as training leaves it where it saw none.
 */
export const randomChain: fc.Arbitrary<SmallChain> = fc
  .record({ categories: fc.integer({ min: 0, max: 3 }), tokenCount: fc.integer({ min: 1, max: 4 }) })
  .chain(({ categories, tokenCount }) => {
    const tagCount = 1 + 2 * categories;
    const weights = (length: number) => fc.array(weight, { minLength: length, maxLength: length });
    return fc
      .record({
        emissions: weights(tokenCount * tagCount),
        transitions: weights(tagCount * tagCount),
        start: weights(tagCount),
        end: weights(tagCount),
        common: weights(2),
        isCommon: fc.array(fc.boolean(), { minLength: tagCount * tagCount, maxLength: tagCount * tagCount }),
      })
      .map(({ transitions, common, isCommon, ...rest }) => ({
        ...rest,
        tagCount,
        tokenCount,
        transitions: transitions.map((own, pair) => {
          const [from, to] = [Math.floor(pair / tagCount), pair % tagCount];
          return from > 0 && to % 2 === 1 && isCommon[pair] ? common[from % 2]! : own;
        }),
      }));
  });
