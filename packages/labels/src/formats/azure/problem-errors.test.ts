import { describe, expect, it } from 'vitest';
import { labelsFileOf } from '../../../../../tests/support/labels-file.ts';
import { ProblemList } from '../../label-problem.ts';
import { checkLabelsFile } from './check-labels-file.ts';
import { toJobErrors, toJobWarnings } from './problem-errors.ts';

const text = 'Signed by Ann Lee in Rome.';
const source = { readText: async () => text, isSafeLocation: () => true };

function check(labels: unknown[]) {
  const region = { regionOffset: 0, regionLength: text.length, labels };
  return checkLabelsFile(labelsFileOf(['Person'], [{ location: 'a.txt', entities: [region] }]), source);
}

describe('toJobErrors', () => {
  it('says where the problem is, what it is, what to do, and shows the text around it', async () => {
    const report = await check([
      { category: 'Person', offset: 10, length: 7 },
      { category: 'Person', offset: 14, length: 3 },
    ]);
    const message =
      '"Person" (offset 14, length 3) overlaps "Person" (offset 10, length 7), ' +
      'assets.documents[0].entities[0].labels[0]. Remove or shorten one.';
    const target = 'assets.documents[0].entities[0].labels[1]';
    const excerpt = 'Signed by Ann «Lee» in Rome.';
    expect(toJobErrors(report)).toEqual([
      {
        code: 'InvalidArgument',
        message: `Document "a.txt", region 0, label 1: ${message} Text: ${excerpt}`,
        target,
        innererror: {
          code: 'InvalidParameterValue',
          message,
          target,
          details: {
            problem: 'labelsOverlap',
            document: 'a.txt',
            regionIndex: '0',
            labelIndex: '1',
            text: excerpt,
          },
        },
      },
    ]);
  });

  it('shows a value from the file only in part where it is long', async () => {
    const report = await check([{ category: 'x'.repeat(10_000), offset: 0, length: 1 }]);
    expect(toJobErrors(report)[0]?.message.length).toBeLessThan(500);
  });
});

describe('toJobWarnings', () => {
  it('lists what looks like a slip', async () => {
    const report = await check([{ category: 'Person', offset: 9, length: 8 }]);
    expect(toJobWarnings(report)).toEqual([
      {
        code: 'labelHasOuterWhitespace',
        message:
          'Document "a.txt", region 0, label 0: "Person" (offset 9, length 8) starts or ends with white space. ' +
          'Check its bounds. Text: Signed by« Ann Lee» in Rome.',
      },
    ]);
  });

  it('tells how many errors there are beyond those that are listed', () => {
    const errors = new ProblemList(2);
    for (let i = 0; i < 5; i++) errors.add({ code: 'labelEmpty', message: 'Empty.', target: 'assets' });
    expect(toJobWarnings({ file: undefined, errors, warnings: new ProblemList() })).toEqual([
      { code: 'moreProblems', message: 'The labels file has 5 errors; the first 2 are listed.' },
    ]);
  });
});
