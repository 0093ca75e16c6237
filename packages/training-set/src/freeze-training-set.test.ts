import { describe, expect, it } from 'vitest';
import { freezeTrainingSet, LabelsDoNotFitError } from './freeze-training-set.ts';
import { parseSnapshot } from './snapshot.ts';

const project = {
  metadata: {
    projectName: 'Letters',
    storageInputContainerName: 'letters',
    language: 'en',
    multilingual: false,
    settings: {},
  },
  entities: [{ category: 'Date' }],
  documents: [
    {
      location: 'a.txt',
      regions: [{ startUtf16: 0, endUtf16: 8, spans: [{ category: 'Date', startUtf16: 3, endUtf16: 8 }] }],
    },
  ],
};

const container = (text: string | undefined) => ({ readText: async () => text, isSafeLocation: () => true });

describe('freezeTrainingSet', () => {
  it('holds labels and texts', async () => {
    const { bytes, sha256 } = await freezeTrainingSet(project, container('On 3 May'));
    const { metadata, entities, documents } = parseSnapshot(bytes, sha256);
    expect({ metadata, entities }).toEqual({ metadata: project.metadata, entities: project.entities });
    expect(documents).toEqual([{ ...project.documents[0], text: 'On 3 May' }]);
  });

  it.each([
    ['has become shorter', 'On May', 'labelOutsideText'],
    ['is gone', undefined, 'documentMissing'],
  ])('says what no longer fits when a text %s since the import', async (_what, text, code) => {
    const error = await freezeTrainingSet(project, container(text)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LabelsDoNotFitError);
    expect((error as LabelsDoNotFitError).report.errors.problems.map((problem) => problem.code)).toContain(
      code,
    );
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(freezeTrainingSet(project, container('On 3 May'), signal)).rejects.toThrow('cancelled');
  });
});
