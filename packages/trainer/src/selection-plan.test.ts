import { describe, expect, it } from 'vitest';
import { labelledText } from '../../taggers/test-support/labelled-text.ts';
import { CNN, CRF_CANDIDATES } from './candidates.ts';
import { SelectionPlan } from './selection-plan.ts';

/** Documents of about so many UTF-16 code units together. */
const documentsOf = (characters: number) =>
  Array.from({ length: 100 }, (_, index) =>
    labelledText(`[x|City]${`${index}`.padEnd(characters / 100 - 1)}`),
  );
const planFor = (characters: number, options = {}) =>
  new SelectionPlan(documentsOf(characters), { seed: 1, ...options });
const encoder = { layers: 6, hiddenSize: 384, intermediateSize: 1536 } as never;

describe('SelectionPlan', () => {
  it('answers everything about a small set in one round of cross-validation', () => {
    const plan = planFor(20_000);
    expect(plan.isOneRound).toBe(true);
    expect(plan.heldOut).toMatchObject({ method: 'cross-validation', folds: 3, documents: 100 });
    expect(plan.mixingWork(CRF_CANDIDATES)).toBe(0);
  });

  it('compares features of a larger set on a sample, and cross-validates the whole for the rest', () => {
    const plan = planFor(140_000);
    expect(plan.isOneRound).toBe(false);
    const compared = plan.comparison.flatMap(({ heldOut }) => heldOut).length;
    expect(compared).toBeLessThan(50);
    expect(plan.heldOut).toMatchObject({ method: 'cross-validation', documents: 100 });
  });

  it('holds a part of a large set out once', () => {
    expect(planFor(400_000).heldOut).toMatchObject({ method: 'split', folds: 1, documents: 20 });
  });

  it('holds a part out once of any set for which an encoder is fine-tuned, and plans for its work', () => {
    const plan = planFor(20_000, { encoder });
    expect(plan.isOneRound).toBe(false);
    expect(plan.heldOut).toMatchObject({ method: 'split', documents: 20 });
    expect(plan.finalWork(CRF_CANDIDATES)).toBeGreaterThan(planFor(20_000).finalWork(CRF_CANDIDATES));
  });

  it('tries a CNN where there is enough to learn from', () => {
    expect(planFor(5_000).others).toEqual([]);
    expect(planFor(10_000).others).toEqual([CNN]);
  });
});
