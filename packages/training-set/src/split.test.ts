import type { Dataset, LabelledDocument, Region } from '@spansmith/labels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvaluationOptions } from './evaluation-options.ts';
import { seedFromSha256, splitDocuments } from './split.ts';

const manual: EvaluationOptions = { kind: 'manual' };
const percentage = (testingSplitPercentage: number): EvaluationOptions => ({
  kind: 'percentage',
  trainingSplitPercentage: 100 - testingSplitPercentage,
  testingSplitPercentage,
});

const labelledRegion: Region = {
  startUtf16: 0,
  endUtf16: 9,
  spans: [{ category: 'Date', startUtf16: 0, endUtf16: 4 }],
};

let count = 0;
function document(dataset?: Dataset, regions: Region[] = [labelledRegion]): LabelledDocument {
  return { location: `${count++}.txt`, ...(dataset && { dataset }), regions };
}

const documents = (size: number) => Array.from({ length: size }, () => document());

describe('splitDocuments by percentage', () => {
  it.each([
    [1, 20, 0],
    [2, 20, 1],
    [2, 99, 1],
    [7, 20, 1],
    [8, 20, 2],
    [10, 25, 3],
    [20, 20, 4],
    [20, 1, 1],
    [20, 99, 19],
  ])('of %i documents at %i percent tests with %i', (size, testing, expected) => {
    const { training, test } = splitDocuments(documents(size), percentage(testing), 1);
    expect([training.length, test.length]).toEqual([size - expected, expected]);
  });

  it('splits only documents assigned to training', () => {
    const [one, two, tester] = [document('Train'), document(), document('Test')] as const;
    const split = splitDocuments([one, tester, two], percentage(50), 1);
    expect([...split.training, ...split.test].sort((a, b) => a.location.localeCompare(b.location))).toEqual([
      one,
      two,
    ]);
    expect(split.unused).toEqual([tester]);
  });

  it('leaves documents aside that have no region', () => {
    const unlabelled = document('Train', []);
    expect(splitDocuments([document(), unlabelled, document()], percentage(50), 1).unused).toEqual([
      unlabelled,
    ]);
  });

  it('puts each document in one part, in the order of the documents', () => {
    const anyDocument = fc
      .tuple(fc.constantFrom<Dataset | undefined>('Train', 'Test', undefined), fc.boolean())
      .map(([dataset, labelled]) => document(dataset, labelled ? [labelledRegion] : []));
    fc.assert(
      fc.property(
        fc.array(anyDocument),
        fc.integer({ min: 1, max: 99 }),
        fc.integer(),
        (rest, testing, seed) => {
          const all = [document('Train'), ...rest];
          const split = splitDocuments(all, percentage(testing), seed);
          for (const part of [split.training, split.test, split.unused]) {
            expect(part).toEqual(all.filter((one) => part.includes(one)));
          }
          expect(split.training.length + split.test.length + split.unused.length).toBe(all.length);
          expect(new Set([...split.training, ...split.test, ...split.unused]).size).toBe(all.length);
        },
      ),
    );
  });

  it('gives the split of before for a seed that was reported, whatever version of the generator', () => {
    const locations = (seed: number) => {
      const all = Array.from({ length: 10 }, (_, i) => ({ location: `${i}`, regions: [labelledRegion] }));
      return splitDocuments(all, percentage(30), seed).test.map((one) => one.location);
    };
    expect(locations(7)).toEqual(['0', '2', '7']);
    expect(locations(8)).not.toEqual(locations(7));
  });

  it('draws every document about equally often', () => {
    const all = documents(10);
    const drawn = new Map(all.map((one) => [one, 0]));
    for (let seed = 0; seed < 2000; seed++) {
      for (const one of splitDocuments(all, percentage(20), seed).test) drawn.set(one, drawn.get(one)! + 1);
    }
    for (const times of drawn.values()) expect(Math.abs(times - 400)).toBeLessThan(90);
  });
});

describe('splitDocuments by hand', () => {
  it('follows the dataset of each document; one without trains', () => {
    const [one, two, tester] = [document('Train'), document(), document('Test')] as const;
    expect(splitDocuments([tester, one, two], manual, 1)).toEqual({
      training: [one, two],
      test: [tester],
      unused: [],
    });
  });

  it('refuses a project without labelled test documents', () => {
    const unlabelled = document('Test', []);
    expect(() => splitDocuments([document(), unlabelled], manual, 1)).toThrow(
      expect.objectContaining({ code: 'noTestDocuments' }),
    );
  });
});

describe.each([manual, percentage(20)])('splitDocuments with %j', (options) => {
  it('refuses a project without labelled training documents', () => {
    const documents = [document('Test'), document('Train', [])];
    expect(() => splitDocuments(documents, options, 1)).toThrow(
      expect.objectContaining({ code: 'noTrainingDocuments' }),
    );
    expect(() => splitDocuments([], options, 1)).toThrow(
      expect.objectContaining({ code: 'noTrainingDocuments' }),
    );
  });

  it('refuses training documents of which none has a label', () => {
    const empty = { ...labelledRegion, spans: [] };
    const documents = [document('Train', [empty]), document('Test')];
    expect(() => splitDocuments(documents, options, 1)).toThrow(
      expect.objectContaining({ code: 'noLabels' }),
    );
  });
});

describe('seedFromSha256', () => {
  it('takes the first 32 bits', () => {
    expect(seedFromSha256('ffffffff00'.padEnd(64, '0'))).toBe(0xffffffff);
  });
});
