import { isLegalTransition } from '@spansmith/tokenization';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPaths } from '../../test-support/all-paths.ts';
import { randomChain } from '../../test-support/random-chain.ts';
import { Chain } from './chain.ts';
import { viterbi } from './viterbi.ts';

describe('viterbi', () => {
  it('finds the best of all legal tag sequences', () => {
    fc.assert(
      fc.property(randomChain, (small) => {
        const paths = allPaths(small);
        const best = Math.max(...paths.map(({ score }) => score));
        const found = [...viterbi(Chain.of(small), small.emissions, small.tokenCount)];
        const same = paths.find(({ tags }) => tags.every((tag, token) => tag === found[token]));
        expect(same?.score).toBeCloseTo(best, 9);
      }),
    );
  });

  it('obeys BIO even where an illegal sequence scores higher', () => {
    const chain = Chain.of({
      transitions: new Array(25).fill(0),
      start: new Array(5).fill(0),
      end: new Array(5).fill(0),
    });
    // I-0 alone, then B-0 continued by I-1.
    const emissions = [0, 0, 9, 0, 0, /**/ 0, 9, 0, 0, 0, /**/ 0, 0, 0, 0, 9];
    const tags = viterbi(chain, emissions, 3);
    expect(tags[0]).not.toBe(2);
    expect(isLegalTransition(tags[0]!, tags[1]!) && isLegalTransition(tags[1]!, tags[2]!)).toBe(true);
  });

  it('gives nothing for no tokens', () => {
    expect(viterbi(Chain.of({ transitions: [0], start: [0], end: [0] }), [], 0)).toHaveLength(0);
  });
});
