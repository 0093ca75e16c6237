import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsFileOf } from '../../../../../tests/support/labels-file.ts';
import { type AzureLabelsFile, parseLabelsFile, serializeLabelsFile } from './labels-file.ts';

const category = fc.constantFrom('Date', 'Borrower Name', '日付');
const label = fc.record({ category, offset: fc.nat(), length: fc.nat() }, { noNullPrototype: true });
const region = fc.record(
  { regionOffset: fc.nat(), regionLength: fc.nat(), labels: fc.array(label) },
  { noNullPrototype: true },
);
const document = fc.record(
  {
    location: fc.string({ unit: 'grapheme' }),
    language: fc.constantFrom('en', 'de'),
    dataset: fc.constantFrom('Train', 'Test'),
    entities: fc.array(region),
  },
  { requiredKeys: ['location', 'entities'], noNullPrototype: true },
);
const file: fc.Arbitrary<AzureLabelsFile> = fc.record({
  projectFileVersion: fc.constant('2022-05-01'),
  stringIndexType: fc.constant('Utf16CodeUnit'),
  metadata: fc.record(
    {
      projectKind: fc.constant('CustomEntityRecognition'),
      storageInputContainerName: fc.string(),
      projectName: fc.string(),
      multilingual: fc.boolean(),
      description: fc.string(),
      language: fc.constantFrom('en', 'en-us'),
      settings: fc.record(
        { confidenceThreshold: fc.double({ min: 0, max: 1, noNaN: true }) },
        { noNullPrototype: true },
      ),
    },
    {
      requiredKeys: [
        'projectKind',
        'storageInputContainerName',
        'projectName',
        'multilingual',
        'language',
        'settings',
      ],
      noNullPrototype: true,
    },
  ),
  assets: fc.record(
    {
      projectKind: fc.constant('CustomEntityRecognition'),
      entities: fc.array(fc.record({ category }, { noNullPrototype: true })),
      documents: fc.array(document),
    },
    { noNullPrototype: true },
  ),
} as const) as fc.Arbitrary<AzureLabelsFile>;

describe('the Azure labels file', () => {
  it('is the same again after parsing and serializing, label for label, in the same order', () => {
    fc.assert(
      fc.property(
        file,
        (sample) => void expect(serializeLabelsFile(parseLabelsFile(sample))).toEqual(sample),
      ),
    );
  });

  it('is read with offsets from the start of the document, not of the region', () => {
    const labels = [{ category: 'Date', offset: 12, length: 4 }];
    const entities = [{ regionOffset: 10, regionLength: 20, labels }];
    const [read] = parseLabelsFile(labelsFileOf(['Date'], [{ location: 'a.txt', entities }])).documents;
    expect(read).toEqual({
      location: 'a.txt',
      regions: [
        { startUtf16: 10, endUtf16: 30, spans: [{ category: 'Date', startUtf16: 12, endUtf16: 16 }] },
      ],
    });
  });

  it('takes absent and null fields for the same', () => {
    const { assets: _, ...bare } = labelsFileOf([]);
    const nulls = { multilingual: null, description: null, settings: null };
    expect(parseLabelsFile({ ...bare, metadata: { ...bare.metadata, ...nulls }, assets: null })).toEqual(
      parseLabelsFile(bare),
    );
    expect(parseLabelsFile(bare)).toEqual({
      metadata: {
        storageInputContainerName: 'letters',
        projectName: 'Letters',
        language: 'en',
        multilingual: false,
        settings: {},
      },
      entities: [],
      documents: [],
    });
  });
});
