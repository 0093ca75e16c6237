import { describe, expect, it } from 'vitest';
import { type Belief, heldOut } from '../test-support/held-out.ts';
import { chooseWeights } from './choose-weights.ts';

const categories = ['City', 'Person'];
const sure = (marked: string): Belief => ({ marked, probability: 0.9 });

describe('chooseWeights', () => {
  it('drops a part that does not help', () => {
    const documents = ['to [Rome|City]', 'to [Oslo|City]', 'to [Bonn|City]'].map((marked) =>
      heldOut(marked, [sure(marked), sure(marked.replace('City', 'Person'))], categories),
    );
    expect(chooseWeights(documents, 2)).toMatchObject({ weights: [1, 0], f1: 1 });
  });

  it('drops the first part where the second is the better one', () => {
    const documents = ['to [Rome|City]', 'to [Oslo|City]'].map((marked) =>
      heldOut(marked, [sure('to nowhere'), sure(marked)], categories),
    );
    expect(chooseWeights(documents, 2).weights).toEqual([0, 1]);
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
    const { weights, f1 } = chooseWeights([cities, people], 2);
    expect(f1).toBe(1);
    expect(weights.every((weight) => weight > 0)).toBe(true);
  });

  it('tells all that it tried', () => {
    const document = heldOut('to [Rome|City]', [sure('to [Rome|City]'), sure('to Rome')], categories);
    const { tried } = chooseWeights([document], 2);
    expect(tried.map(({ value }) => value)).toEqual([
      [0, 1],
      [0.25, 0.75],
      [0.5, 0.5],
      [0.75, 0.25],
      [1, 0],
    ]);
  });
});
