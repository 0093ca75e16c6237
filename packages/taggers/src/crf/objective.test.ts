import { noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { smallVectors } from '../../test-support/small-vectors.ts';
import { makeObjective } from './objective.ts';
import { ParameterLayout } from './parameter-layout.ts';
import { prepareTrainingData } from './training-data.ts';

const categories = ['City', 'Person', 'Date'];
const texts: [text: string, ...labels: [category: string, surface: string][]][] = [
  ['Ann Lee left New York on 5 May.', ['Person', 'Ann Lee'], ['City', 'New York'], ['Date', '5 May']],
  ['Rome\nParis Bob', ['City', 'Rome'], ['City', 'Paris'], ['Person', 'Bob']],
  ['Nobody came on 6 June 2020', ['Date', '6 June 2020']],
  ['nothing here'],
];

function smallData() {
  const examples = texts.map(([text, ...labels]) => ({
    text,
    regions: [
      {
        startUtf16: 0,
        endUtf16: text.length,
        spans: labels.map(([category, surface]) => {
          const startUtf16 = text.indexOf(surface);
          return { category, startUtf16, endUtf16: startUtf16 + surface.length };
        }),
      },
    ],
  }));
  return prepareTrainingData(
    examples,
    categories,
    { splits: noSplits },
    { line: true, wideContextTokens: 5 },
    smallVectors,
  );
}

/** Numbers that look random and are the same every time. */
function somePoint(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, index) => 0.8 * Math.sin(12.9898 * (index + 1)));
}

describe('the objective', () => {
  const data = smallData();
  const layout = new ParameterLayout(data);
  const objective = makeObjective(data, layout, 0.3);

  it('has the gradient that finite differences show', () => {
    const x = somePoint(layout.size);
    const gradient = new Float64Array(layout.size);
    objective(x, gradient);
    const scratch = new Float64Array(layout.size);
    const step = 1e-5;
    let largest = 0;
    for (let index = 0; index < layout.size; index++) {
      const before = x[index]!;
      x[index] = before + step;
      const above = objective(x, scratch);
      x[index] = before - step;
      const below = objective(x, scratch);
      x[index] = before;
      largest = Math.max(largest, Math.abs((above - below) / (2 * step) - gradient[index]!));
    }
    expect(layout.size).toBeGreaterThan(1000);
    expect(layout.vectors!.size).toBe((3 + 3 + 6) * 7 * 2);
    expect(largest).toBeLessThan(1e-6);
  });

  it('is the log of the number of legal tag sequences where all weights are zero', () => {
    const zeros = new Float64Array(layout.size);
    // s_n sequences of n tokens: c of them end in each of the I tags that fit, so s_n follows from a small recursion.
    const legal = (length: number): number => {
      let [outside, begin, inside] = [1, categories.length, 0];
      for (let token = 1; token < length; token++) {
        const all = outside + begin + inside;
        [outside, begin, inside] = [all, categories.length * all, begin + inside];
      }
      return outside + begin + inside;
    };
    let expected = 0;
    for (let sequence = 0; sequence < texts.length; sequence++)
      expected += Math.log(legal(data.sequenceStart[sequence + 1]! - data.sequenceStart[sequence]!));
    expect(objective(zeros, new Float64Array(layout.size))).toBeCloseTo(expected, 9);
  });

  it('adds half of l2 times the squared length of the parameters', () => {
    const x = somePoint(layout.size);
    const squares = x.reduce((sum, parameter) => sum + parameter ** 2, 0);
    const plain = makeObjective(data, layout, 0)(x, new Float64Array(layout.size));
    expect(objective(x, new Float64Array(layout.size)) - plain).toBeCloseTo(0.15 * squares, 6);
  });
});
