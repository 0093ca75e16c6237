import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsFileOf } from '../../../../../tests/support/labels-file.ts';
import type { LabelProblemCode } from '../../label-problem.ts';
import { checkLabelsFile } from './check-labels-file.ts';
import type { AzureLabel, AzureRegion } from './labels-file.ts';

const text = 'On 3 May, Zoe\u0308 😀 met Bob.\r\nThey left.';

const source = {
  readText: async (location: string) =>
    ({
      'a.txt': text,
      'b.txt': 'Plain.',
      'empty.txt': '',
      'utf.txt': { problem: 'It is no UTF-8. Save it as UTF-8.' },
    })[location],
  isSafeLocation: (location: string) => /^[a-z.]+$/.test(location),
};

const { metadata } = labelsFileOf([]);

type Json = Record<string, unknown>;

/** A file without problems, changed in what a test is about. */
function labelsFile({ documents, ...assets }: Json = {}, top: Json = {}): Json {
  const sound = labelsFileOf(
    ['Date', 'Person'],
    [{ location: 'a.txt', dataset: 'Train', entities: [region()] }],
  );
  return {
    ...sound,
    assets: { ...sound.assets, ...(documents !== undefined && { documents }), ...assets },
    ...top,
  };
}

function region(labels: (AzureLabel | Json)[] = [], bounds: Partial<AzureRegion> | Json = {}): Json {
  return { regionOffset: 0, regionLength: text.length, labels, ...bounds };
}

const label = (offset: number, length: number, category = 'Person') => ({ category, offset, length });

async function find(file: unknown): Promise<[LabelProblemCode, string][]> {
  const { errors, warnings } = await checkLabelsFile(file, source);
  return [...errors.problems, ...warnings.problems].map(({ code, target }) => [code, target]);
}

const withLabels = (...labels: (AzureLabel | Json)[]) =>
  labelsFile({ documents: [{ location: 'a.txt', entities: [region(labels)] }] });

describe('checkLabelsFile', () => {
  it('finds nothing in a file whose labels fit the texts', async () => {
    const file = withLabels(label(3, 5, 'Date'), label(10, 4), label(text.indexOf('Bob'), 3));
    const { file: checked, errors, warnings } = await checkLabelsFile(file, source);
    expect(errors.total + warnings.total).toBe(0);
    expect(checked).toBe(file);
  });

  const first = 'assets.documents[0].entities[0]';

  it.each<[string, AzureLabel | Json, LabelProblemCode, string?]>([
    ['reaches beyond the text', label(text.length - 2, 3), 'labelOutsideText'],
    ['starts beyond the text', label(1000, 3), 'labelOutsideText'],
    ['cuts a surrogate pair', label(10, 6), 'labelSplitsSurrogatePair'],
    ['starts in the middle of a CRLF', label(text.indexOf('\n'), 5), 'labelSplitsLineBreak'],
    ['ends in the middle of a CRLF', label(text.indexOf('Bob'), 5), 'labelSplitsLineBreak'],
    ['is empty', label(3, 0), 'labelEmpty'],
    ['has a category that nobody declared', label(10, 4, 'City'), 'categoryNotDeclared'],
    ['has a negative offset', label(-1, 3), 'invalidLabelOffset', '.offset'],
    ['has a fractional length', label(1, 2.5), 'invalidLabelOffset', '.length'],
    ['has an offset beyond all integers', label(1e300, 1), 'invalidLabelOffset', '.offset'],
    ['has its offset in a string', { ...label(0, 2), offset: '0' }, 'wrongType', '.offset'],
    ['has no length', { category: 'Date', offset: 0 }, 'missingField', '.length'],
    ['has no category', { offset: 0, length: 2 }, 'missingField', '.category'],
    ['is no object', [] as unknown as Json, 'wrongType'],
    ['parts a letter from its mark', label(10, 3), 'labelSplitsTextElement'],
    ['ends with a space', label(10, 5), 'labelHasOuterWhitespace'],
  ])('reports a label that %s', async (_what, wrong, code, field = '') => {
    expect(await find(withLabels(label(0, 2), wrong))).toContainEqual([code, `${first}.labels[1]${field}`]);
  });

  it('counts a label of 500 UTF-16 code units as the longest possible', async () => {
    const longSource = { readText: async () => 'x'.repeat(600), isSafeLocation: () => true };
    const report = async (length: number) => {
      const entities = [region([label(0, length)], { regionLength: 600 })];
      const { errors } = await checkLabelsFile(
        labelsFile({ documents: [{ location: 'long', entities }] }),
        longSource,
      );
      return errors.problems.map(({ code }) => code);
    };
    expect(await report(500)).toEqual([]);
    expect(await report(501)).toEqual(['labelTooLong']);
  });

  it('asks whether the category that differs only in case is meant', async () => {
    const { errors } = await checkLabelsFile(withLabels(label(10, 4, 'person')), source);
    expect(errors.problems[0]?.message).toContain('Is "Person" meant?');
  });

  it('reports overlapping and repeated labels once each, on the later one, also across regions', async () => {
    const labels = [label(10, 4), label(3, 5, 'Date'), label(3, 5, 'Date'), label(0, 4, 'Date')];
    expect(await find(withLabels(...labels))).toEqual([
      ['labelsOverlap', `${first}.labels[3]`],
      ['duplicateLabel', `${first}.labels[2]`],
    ]);
    const entities = [
      region([label(10, 4)], { regionLength: 20 }),
      region([label(10, 4)], { regionOffset: 20 }),
    ];
    expect(await find(labelsFile({ documents: [{ location: 'a.txt', entities }] }))).toContainEqual([
      'duplicateLabel',
      'assets.documents[0].entities[1].labels[0]',
    ]);
  });

  it('reads offsets from the start of the document in a region that starts later', async () => {
    const inside = region([label(10, 4)], { regionOffset: 10, regionLength: 10 });
    const outside = region([label(3, 5)], { regionOffset: 10, regionLength: 10 });
    const check = (entity: Json) =>
      find(labelsFile({ documents: [{ location: 'a.txt', entities: [entity] }] }));
    expect(await check(inside)).toEqual([]);
    expect(await check(outside)).toEqual([['labelOutsideRegion', `${first}.labels[0]`]]);
  });

  const at = text.indexOf('😀');
  it.each<[string, Json, LabelProblemCode, string?]>([
    ['reaches beyond the text', { regionLength: text.length + 1 }, 'regionOutsideText'],
    ['is empty', { regionLength: 0 }, 'regionEmpty'],
    ['cuts a surrogate pair', { regionOffset: at + 1, regionLength: 5 }, 'regionSplitsSurrogatePair'],
    ['parts a CRLF', { regionLength: text.indexOf('\n') }, 'regionSplitsLineBreak'],
    ['has a negative offset', { regionOffset: -1 }, 'invalidRegionOffset', '.regionOffset'],
    ['has no length', { regionLength: null }, 'missingField', '.regionLength'],
    ['has labels that are no array', { labels: {} }, 'wrongType', '.labels'],
  ])('reports a region that %s', async (_what, bounds, code, field = '') => {
    const file = labelsFile({ documents: [{ location: 'a.txt', entities: [region([], bounds)] }] });
    expect(await find(file)).toEqual([[code, first + field]]);
  });

  it('reports regions that overlap', async () => {
    const entities = [region([], { regionLength: 12 }), region([], { regionOffset: 8, regionLength: 12 })];
    expect(await find(labelsFile({ documents: [{ location: 'a.txt', entities }] }))).toEqual([
      ['regionsOverlap', 'assets.documents[0].entities[1]'],
    ]);
  });

  it.each<[string, Json | string, LabelProblemCode, string]>([
    ['that the container lacks', { location: 'c.txt' }, 'documentMissing', '.location'],
    ['that is empty', { location: 'empty.txt' }, 'documentEmpty', '.location'],
    ['that is no text', { location: 'utf.txt' }, 'documentUnusable', '.location'],
    ['with an unsafe name', { location: '../a.txt' }, 'unsafeLocation', '.location'],
    ['without a name', { dataset: 'Test' }, 'missingField', '.location'],
    ['with an unknown dataset', { location: 'b.txt', dataset: 'train' }, 'invalidDataset', '.dataset'],
    [
      'with a language that is no code',
      { location: 'b.txt', language: 'English!' },
      'invalidLanguage',
      '.language',
    ],
    ['with regions that are no array', { location: 'b.txt', entities: 'none' }, 'wrongType', '.entities'],
    ['that is no object', 'b.txt', 'wrongType', ''],
  ])('reports a document %s', async (_what, document, code, field) => {
    const file = labelsFile({ documents: [{ location: 'a.txt' }, document] });
    expect(await find(file)).toEqual([[code, `assets.documents[1]${field}`]]);
  });

  it('reports a second document of the same name, and checks the labels of both', async () => {
    const documents = [0, 1].map(() => ({ location: 'a.txt', entities: [region([label(3, 0)])] }));
    expect(await find(labelsFile({ documents }))).toEqual([
      ['labelEmpty', `${first}.labels[0]`],
      ['duplicateDocument', 'assets.documents[1].location'],
      ['labelEmpty', 'assets.documents[1].entities[0].labels[0]'],
    ]);
  });

  it('checks what it can of the labels of a missing document', async () => {
    const entities = [region([label(3, 0), label(9, 5, 'City'), label(10, 1)], { regionLength: 50 })];
    expect(
      (await find(labelsFile({ documents: [{ location: 'c.txt', entities }] }))).map(([code]) => code),
    ).toEqual(['documentMissing', 'labelEmpty', 'categoryNotDeclared', 'labelsOverlap']);
  });

  it.each<[string, unknown[], LabelProblemCode, string]>([
    ['is declared twice', [{ category: 'Date' }, { category: 'Date' }], 'duplicateCategory', '[1].category'],
    ['has a symbol that names may not have', [{ category: 'Date?' }], 'invalidCategoryName', '[0].category'],
    ['has a space at its end', [{ category: 'Date ' }], 'invalidCategoryName', '[0].category'],
    ['has no name', [{ category: '' }], 'invalidCategoryName', '[0].category'],
    ['is longer than 50 characters', [{ category: 'x'.repeat(51) }], 'invalidCategoryName', '[0].category'],
    ['is a string alone', ['Date'], 'wrongType', '[0]'],
    ['is the 201st', Array.from({ length: 201 }, (_, i) => ({ category: `C${i}` })), 'tooManyCategories', ''],
  ])('reports a category that %s', async (_what, entities, code, field) => {
    expect(await find(labelsFile({ entities, documents: [] }))).toEqual([[code, `assets.entities${field}`]]);
  });

  it('takes 200 categories, with names of 50 characters, spaces and symbols', async () => {
    const entities = Array.from({ length: 199 }, (_, i) => ({ category: `C-${i}` }));
    const documents: unknown[] = [];
    expect(
      await find(labelsFile({ entities: [...entities, { category: `${'😀_ '.repeat(16)}ab` }], documents })),
    ).toEqual([]);
  });

  it.each<[string, Json, LabelProblemCode, string]>([
    [
      'multilingual in a string',
      { metadata: { ...metadata, multilingual: 'false' } },
      'wrongType',
      'metadata.multilingual',
    ],
    [
      'a language that is no string',
      { metadata: { ...metadata, language: 7 } },
      'wrongType',
      'metadata.language',
    ],
    [
      'a language that is no code',
      { metadata: { ...metadata, language: '' } },
      'invalidLanguage',
      'metadata.language',
    ],
    [
      'another project kind',
      { metadata: { ...metadata, projectKind: 'CustomText' } },
      'projectKindMismatch',
      'metadata.projectKind',
    ],
    [
      'offsets in another unit',
      { stringIndexType: 'UnicodeCodePoint' },
      'unsupportedStringIndexType',
      'stringIndexType',
    ],
    ['no version', { projectFileVersion: undefined }, 'missingField', 'projectFileVersion'],
    ['no metadata', { metadata: null }, 'missingField', 'metadata'],
    ['assets that are no object', { assets: [] }, 'wrongType', 'assets'],
    [
      'assets of another kind',
      { assets: { projectKind: 'CustomText' } },
      'projectKindMismatch',
      'assets.projectKind',
    ],
    [
      'a threshold above 1',
      { metadata: { ...metadata, settings: { confidenceThreshold: 1.5 } } },
      'invalidSettings',
      'metadata.settings.confidenceThreshold',
    ],
  ])('reports a file with %s', async (_what, top, code, target) => {
    expect(await find(labelsFile({}, top))).toEqual([[code, target]]);
  });

  it('takes a file without assets', async () => {
    expect(await find(labelsFile({}, { assets: undefined }))).toEqual([]);
  });

  it('lists 100 problems and counts all of them', async () => {
    const labels = Array.from({ length: 150 }, () => label(3, 0));
    const { file, errors } = await checkLabelsFile(withLabels(...labels), source);
    expect(file).toBeUndefined();
    expect([errors.problems.length, errors.total]).toEqual([100, 150]);
  });

  it('lets warnings pass', async () => {
    const file = withLabels(label(10, 5));
    const report = await checkLabelsFile(file, source);
    expect(report.file).toBe(file);
    expect(report.warnings.total).toBe(1);
  });

  it('holds the texts of a few documents at a time', async () => {
    let open = 0;
    let most = 0;
    const counting = {
      isSafeLocation: () => true,
      readText: async () => {
        most = Math.max(most, ++open);
        await Promise.resolve();
        open--;
        return text;
      },
    };
    const documents = Array.from({ length: 100 }, (_, i) => ({ location: `${i}.txt`, entities: [region()] }));
    expect((await checkLabelsFile(labelsFile({ documents }), counting)).errors.total).toBe(0);
    expect(most).toBeLessThanOrEqual(16);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(checkLabelsFile(labelsFile(), source, { signal })).rejects.toThrow('cancelled');
  });

  it('never throws, whatever JSON it is given', async () => {
    const keys = [
      'metadata',
      'assets',
      'entities',
      'documents',
      'labels',
      'location',
      'offset',
      'length',
      'category',
    ];
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(null, 0, -1, 2.5, 1e300, '', 'a.txt', 'Date', true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys, 'regionOffset', 'regionLength'), tie('value'), { maxKeys: 6 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(value, value, async (documents, top) => {
        await checkLabelsFile(top, source);
        await checkLabelsFile(labelsFile({ documents }), source);
      }),
      { numRuns: 300 },
    );
  });

  it('accepts exactly the labels that can be sliced out of the text whole, apart, and in their region', async () => {
    const spans = fc.array(fc.tuple(fc.nat(text.length + 2), fc.nat(6)), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(spans, async (pairs) => {
        const fits = pairs.every(([offset, length], index) => {
          const surface = text.slice(offset, offset + length);
          const around = [text.slice(0, offset), surface, text.slice(offset + length)];
          const apart = pairs.every(([o, l], i) => i === index || o + l <= offset || o >= offset + length);
          const whole =
            around.every((part) => part.isWellFormed()) && around.join('|').split(/\r\n/).length === 2;
          return length > 0 && surface.length === length && whole && apart;
        });
        const { errors } = await checkLabelsFile(withLabels(...pairs.map(([o, l]) => label(o, l))), source);
        expect(errors.total === 0).toBe(fits);
      }),
      { numRuns: 500 },
    );
  });
});
