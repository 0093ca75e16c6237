import { describe, expect, it } from 'vitest';
import { type Belief, heldOut } from '../test-support/held-out.ts';
import { chooseWeights } from './choose-weights.ts';

const categories = ['City', 'Person'];
const shares = [0.25, 0.5, 1];
const sure = (marked: string): Belief => ({ marked, probability: 0.9 });

/** Documents in which each part is sure either of the label or of nothing. */
const knownBy = (...parts: boolean[][]) =>
  parts.map((knows, index) => {
    const marked = `to [Rome${index}|City]`;
    return heldOut(
      marked,
      knows.map((right) => sure(right ? marked : `to Rome${index}`)),
      categories,
    );
  });

describe('chooseWeights', () => {
  it('leaves out a part that does not help', () => {
    expect(chooseWeights(knownBy([true, false], [true, true]), [shares])).toMatchObject({
      weights: [1, 0],
      f1: 1,
    });
  });

  it('leaves out the parts before one that is better alone', () => {
    const misled = ['to [Rome|City]', 'to [Oslo|City]'].map((marked) =>
      heldOut(marked, [sure(marked.replace('City', 'Person')), sure(marked)], categories),
    );
    expect(chooseWeights(misled, [[0.25, 1]]).weights).toEqual([0, 1]);
  });

  it('lets no part replace others by a difference that chance makes, too', () => {
    const documents = knownBy([true, true], [true, true], [false, true]);
    expect(chooseWeights(documents, [[1]]).weights).toEqual([1, 0]);
    expect(chooseWeights(knownBy([false, true], [false, true]), [[1]]).weights).toEqual([0, 1]);
  });

  it('mixes parts that know different things', () => {
    const half = { probability: 0.55 };
    const cities = heldOut(
      'to [Rome|City] by train',
      [sure('to [Rome|City] by train'), { marked: 'to [Rome|Person] by [train|Person]', ...half }],
      categories,
    );
    const people = heldOut(
      'to [Anna|Person] by train',
      [{ marked: 'to [Anna|City] by [train|City]', ...half }, sure('to [Anna|Person] by train')],
      categories,
    );
    const { weights, f1 } = chooseWeights([cities, people], [[0.5]]);
    expect({ weights, f1 }).toEqual({ weights: [0.5, 0.5], f1: 1 });
  });

  it('gives a third part its share of the mixture of the first two, and tells all that it tried', () => {
    const documents = knownBy([true, false, false], [true, true, false], [true, false, true]);
    const { weights, tried } = chooseWeights(documents, [[0.5], [0.5, 1]]);
    expect(weights).toEqual([1, 0, 0]);
    expect(tried.map(({ value }) => value)).toEqual([
      [1, 0, 0],
      [0.5, 0.5, 0],
      [0.5, 0, 0.5],
      [0, 0, 1],
    ]);
  });
});
