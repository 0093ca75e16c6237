import { isInside, isLegalTransition } from '@spansmith/tokenization';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPaths, logSum } from '../../test-support/all-paths.ts';
import { type BatchChain, ChainLoss } from './chain-loss.ts';

const TAG_COUNT = 5;

/** A legal sequence of tags out of any numbers. */
const legalTags = fc.array(fc.nat({ max: TAG_COUNT - 1 }), { minLength: 1, maxLength: 4 }).map((tags) => {
  const legal: number[] = [];
  for (const tag of tags) {
    const from = legal.at(-1);
    const isLegal = from === undefined ? !isInside(tag) : isLegalTransition(from, tag);
    legal.push(isLegal ? tag : 0);
  }
  return legal;
});

/** A batch of two chains with an empty row between them, and weights for a chain. */
const batch = fc
  .record({
    first: legalTags,
    second: legalTags,
    random: fc.array(fc.float({ min: -2, max: 2, noNaN: true }), { minLength: 90, maxLength: 90 }),
  })
  .map(({ first, second, random }) => {
    const chains: BatchChain[] = [
      { firstRow: 0, gold: Uint16Array.from(first) },
      { firstRow: first.length + 1, gold: Uint16Array.from(second) },
    ];
    const rowCount = first.length + second.length + 1;
    const loss = new ChainLoss(TAG_COUNT);
    let used = rowCount * TAG_COUNT;
    for (const { values } of loss.parameters(1)) {
      values.set(random.slice(used, used + values.length));
      used += values.length;
    }
    return { loss, chains, emissions: Float32Array.from(random.slice(0, rowCount * TAG_COUNT)) };
  });

type Batch = { loss: ChainLoss; chains: BatchChain[]; emissions: Float32Array };

/** The mean loss of a token by the definition, over all paths. */
function lossByPaths({ loss, chains, emissions }: Batch): number {
  let sum = 0;
  let tokens = 0;
  for (const { firstRow, gold } of chains) {
    const { transitions, start, end } = loss.weights;
    const paths = allPaths({
      tagCount: TAG_COUNT,
      tokenCount: gold.length,
      emissions: [...emissions.slice(firstRow * TAG_COUNT, (firstRow + gold.length) * TAG_COUNT)],
      transitions,
      start,
      end,
    });
    const observed = paths.find(({ tags }) => tags.every((tag, at) => tag === gold[at]))!;
    sum += logSum(paths.map(({ score }) => score)) - observed.score;
    tokens += gold.length;
  }
  return sum / tokens;
}

const compute = ({ loss, chains, emissions }: Batch) => {
  const byEmission = new Float32Array(emissions.length).fill(7);
  return { ...loss.compute(emissions, chains, byEmission), byEmission };
};

/** Central differences of the loss by each of `values`. */
function differences(values: Float32Array, given: Batch): number[] {
  const step = 1 / 64;
  return Array.from(values, (value, at) => {
    const [above, below] = [step, -step].map((distance) => {
      values[at] = value + distance;
      return lossByPaths(given);
    });
    values[at] = value;
    return (above! - below!) / (2 * step);
  });
}

const expectClose = (actual: ArrayLike<number>, expected: readonly number[]) => {
  expect(actual.length).toBe(expected.length);
  for (const [at, value] of expected.entries()) expect(actual[at]).toBeCloseTo(value, 3);
};

describe('ChainLoss', () => {
  it('is the negative log-likelihood of the tags, per token', () => {
    fc.assert(
      fc.property(batch, (given) => {
        expect(compute(given).loss).toBeCloseTo(lossByPaths(given), 4);
      }),
    );
  });

  it('has the derivatives by emissions that finite differences show, 0 between chains', () => {
    fc.assert(
      fc.property(batch, (given) => {
        expectClose(compute(given).byEmission, differences(given.emissions, given));
      }),
      { numRuns: 30 },
    );
  });

  it('has the derivatives by the weights of the chain that finite differences show', () => {
    fc.assert(
      fc.property(batch, (given) => {
        const { byWeight } = compute(given);
        for (const { name, values } of given.loss.parameters(1))
          expectClose(byWeight[name]!, differences(values, given));
      }),
      { numRuns: 20 },
    );
  });

  it('forgets the batch before', () => {
    fc.assert(
      fc.property(batch, (given) => {
        expect(compute(given)).toEqual(compute(given));
      }),
      { numRuns: 20 },
    );
  });
});
