import { describe, expect, it } from 'vitest';
import { type Belief, heldOut } from '../test-support/held-out.ts';
import { findSuspects } from './find-suspects.ts';
import type { HeldOutDocument } from './held-out-document.ts';
import { predictHeldOut } from './held-out-predictions.ts';

const categories = ['City', 'Person'];
const weights = [1];

function suspectsOf(documents: readonly HeldOutDocument[]) {
  const predictions = predictHeldOut(documents, { weights, threshold: 0.4, temperature: 1 });
  const set = { categories, documents: documents.map(({ document }) => document) };
  return findSuspects(documents, predictions, weights, set);
}

/** Documents in which the tagger agrees with the labels. */
const agreed = ['to [Rome|City] by train', 'to [Anna|Person] by train'].map((marked) =>
  heldOut(marked, [{ marked, probability: 0.8 }], categories),
);
const contradicted = (marked: string, belief: Belief) =>
  suspectsOf([...agreed, heldOut(marked, [belief], categories)]);

describe('findSuspects', () => {
  it('suspects nothing where tagger and labels agree', () => {
    expect(suspectsOf(agreed)).toEqual([]);
  });

  it('suspects a label of another category than the tagger is sure of, and suggests that', () => {
    const [suspect, ...others] = contradicted('to [Oslo|Person] by train', {
      marked: 'to [Oslo|City] by train',
      probability: 0.95,
    });
    expect(others).toEqual([]);
    expect(suspect).toMatchObject({
      kind: 'label',
      document: 2,
      labelled: { category: 'Person', startUtf16: 3, endUtf16: 7 },
      suggested: { category: 'City', startUtf16: 3, endUtf16: 7 },
    });
    expect(suspect!.confidence).toBeGreaterThan(0.8);
  });

  it('suspects a label with other limits', () => {
    const [suspect] = contradicted('to [Oslo|City] Island', {
      marked: 'to [Oslo Island|City]',
      probability: 0.95,
    });
    expect(suspect!.suggested).toEqual({ category: 'City', startUtf16: 3, endUtf16: 14 });
  });

  it('suspects a label where the tagger is sure that there is none, if others of its words are not labelled', () => {
    const blind = { marked: 'to Oslo by train', probability: 0.95 };
    const labelled = heldOut('to [Oslo|City] by train', [blind], categories);
    const unlabelled = heldOut('to Oslo by train', [blind], categories);
    expect(suspectsOf([...agreed, labelled])).toEqual([]);
    const [suspect, ...others] = suspectsOf([...agreed, labelled, unlabelled]);
    expect(others).toEqual([]);
    expect(suspect).toMatchObject({ kind: 'label', document: 2, labelled: { startUtf16: 3 } });
    expect(suspect).not.toHaveProperty('suggested');
  });

  it('suspects that a label is missing where the tagger is sure of one', () => {
    const [suspect] = contradicted('to Oslo by train', {
      marked: 'to [Oslo|City] by train',
      probability: 0.95,
    });
    expect(suspect).toMatchObject({ kind: 'missing label', suggested: { category: 'City', startUtf16: 3 } });
    expect(suspect).not.toHaveProperty('labelled');
  });

  it('trusts labels that the tagger is less sure of than it is where both agree', () => {
    expect(
      contradicted('to [Oslo|Person] by train', { marked: 'to [Oslo|City] by train', probability: 0.6 }),
    ).toEqual([]);
  });

  it('suspects no category that it never got right', () => {
    const strangers = heldOut(
      'to [Oslo|Person] by train',
      [{ marked: 'to [Oslo|City] by train', probability: 0.99 }],
      categories,
    );
    expect(suspectsOf([agreed[1]!, strangers])).toEqual([]);
  });
});
