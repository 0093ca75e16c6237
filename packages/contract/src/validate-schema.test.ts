import { describe, expect, it } from 'vitest';
import { validateSchema } from './validate-schema.ts';

const labelsFile = () => ({
  projectFileVersion: '2022-05-01',
  stringIndexType: 'Utf16CodeUnit',
  metadata: {
    projectKind: 'CustomEntityRecognition',
    storageInputContainerName: 'letters',
    projectName: 'Letters',
    language: 'en',
    multilingual: false as unknown,
  },
  assets: {
    projectKind: 'CustomEntityRecognition',
    entities: [{ category: 'City' }],
    documents: [
      {
        location: '01.txt',
        dataset: 'Train',
        entities: [
          {
            regionOffset: 0,
            regionLength: 20,
            labels: [{ category: 'City', offset: 3 as unknown, length: 6 as unknown }],
          },
        ],
      },
    ],
  },
});

describe('validateSchema of a labels file', () => {
  const problemsAfter = (change: (file: ReturnType<typeof labelsFile>) => void) => {
    const file = labelsFile();
    change(file);
    return validateSchema('ExportedProject', file).map(({ path, message }) => `${path} ${message}`);
  };

  it('finds nothing wrong with a good one, with or without assets', () => {
    expect(validateSchema('ExportedProject', labelsFile())).toEqual([]);
    const { assets: _, ...withoutAssets } = labelsFile();
    expect(validateSchema('ExportedProject', withoutAssets)).toEqual([]);
  });

  it('does not take a string for a boolean', () => {
    expect(problemsAfter((file) => (file.metadata.multilingual = 'true'))).toEqual([
      'metadata.multilingual must be true or false or null, not a string',
    ]);
  });

  it('does not take a string or a fraction for an offset, nor a label of no length', () => {
    expect(
      problemsAfter((file) => {
        file.assets.documents[0]!.entities[0]!.labels = [
          { category: 'City', offset: '3', length: 6 },
          { category: 'City', offset: 3.5, length: 0 },
        ];
      }),
    ).toEqual([
      'assets.documents[0].entities[0].labels[0].offset must be a whole number, not a string',
      'assets.documents[0].entities[0].labels[1].offset must be a whole number, not 3.5',
      'assets.documents[0].entities[0].labels[1].length must be at least 1, not 0',
    ]);
  });

  it('refuses another kind of project', () => {
    expect(problemsAfter((file) => (file.metadata.projectKind = 'CustomSingleLabelClassification'))).toEqual([
      'metadata.projectKind must be "CustomEntityRecognition", not "CustomSingleLabelClassification"',
    ]);
  });

  it('refuses more than 200 categories and names with reserved symbols', () => {
    expect(
      problemsAfter((file) => {
        file.assets.entities = Array.from({ length: 201 }, (_, index) => ({ category: `c${index}` }));
      }),
    ).toEqual(['assets.entities must have at most 200 items, not 201']);
    expect(problemsAfter((file) => (file.assets.entities = [{ category: 'a:b' }]))).toHaveLength(1);
  });

  it.each(['global', '.', '..', 'a b', 'a/b', 'ä', ''])('refuses %j as the name of a project', (name) => {
    expect(problemsAfter((file) => (file.metadata.projectName = name))).toHaveLength(1);
  });

  it.each(['globals', 'Loan_Agreements-2.0', 'x'.repeat(100)])(
    'takes %s as the name of a project',
    (name) => {
      expect(problemsAfter((file) => (file.metadata.projectName = name))).toEqual([]);
    },
  );
});

describe('validateSchema of names', () => {
  it('refuses a deployment that would hide the jobs of swapping', () => {
    expect(validateSchema('DeploymentName', 'swap')).toEqual([
      {
        path: '',
        message:
          'must be 1 to 50 letters, digits, underscores, dots and hyphens; not "swap", "." or "..", not "swap"',
      },
    ]);
    expect(validateSchema('DeploymentName', 'swapped')).toEqual([]);
  });

  it('allows a model label of 50 characters, no longer', () => {
    expect(validateSchema('ModelLabel', 'x'.repeat(50))).toEqual([]);
    expect(validateSchema('ModelLabel', 'x'.repeat(51))).toHaveLength(1);
  });
});
