import { noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { labelledText } from '../../taggers/test-support/labelled-text.ts';
import { smallVectors } from '../../taggers/test-support/small-vectors.ts';
import { type Candidate, CNN, CRF_CANDIDATES, type CrfCandidate } from './candidates.ts';
import { FitPool } from './fit-pool.ts';
import type { HeldOutFit } from './held-out-fit.ts';

const documents = ['[Ann|Person] is in [Rome|City].', '[Bob|Person] was in [Oslo|City].', 'It rains.'].map(
  labelledText,
);
const context = {
  categories: ['Person', 'City'],
  tokenizerConfig: { splits: noSplits },
  seed: 3,
  wordVectors: smallVectors,
};
const heldOut = [labelledText('[Zoe|Person] is in [Lima|City].')];
const fitOf = (candidate: Candidate): HeldOutFit => ({
  candidate,
  effort: 'compared',
  training: documents,
  heldOut,
});
const [sentence] = CRF_CANDIDATES as readonly [CrfCandidate];

describe('FitPool', () => {
  it.each([
    ['a CRF', sentence],
    ['a CNN', CNN],
  ])('gives the same posteriors of %s from its threads as from the calling one', async (_, candidate) => {
    await using here = new FitPool(context, 1);
    await using threads = new FitPool(context, 2);
    const passes: number[] = [];
    const onProgress = ({ iteration }: { iteration: number }) => passes.push(iteration);
    const [expected, found] = await Promise.all([
      here.fit(fitOf(candidate), {}),
      threads.fit(fitOf(candidate), { onProgress }),
    ]);
    expect(found).toEqual(expected);
    expect(passes.length).toBeGreaterThan(1);
  });

  it('rejects with what the listener to progress throws', async () => {
    await using pool = new FitPool(context, 2);
    const onProgress = () => {
      throw new Error('enough');
    };
    await expect(pool.fit(fitOf(CNN), { onProgress })).rejects.toThrow('enough');
  });

  it('rejects with what a training in a thread throws', async () => {
    await using pool = new FitPool({ ...context, categories: ['City'] }, 2);
    await expect(pool.fit(fitOf(sentence), {})).rejects.toThrow('undeclared category "Person"');
  });
});
