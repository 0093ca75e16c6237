import { getProject } from '@spansmith/database';
import type { AzureLabelsFile } from '@spansmith/labels';
import { exportKey } from '@spansmith/object-store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LETTER_TEXTS, lettersFile } from '../../test-support/letters.ts';
import { job, startTrainingPlatform, type TrainingPlatform } from '../../test-support/training-platform.ts';

let platform: TrainingPlatform;

beforeAll(async () => {
  platform = await startTrainingPlatform();
  platform.startWorkers();
});
afterAll(() => platform?.stop());
beforeEach(async () => {
  expect((await platform.importLabels(lettersFile(), LETTER_TEXTS)).status).toBe('succeeded');
});

async function exported(projectName: string, payload: unknown = {}): Promise<AzureLabelsFile> {
  const { id, status } = await platform.run(job('export', projectName, payload));
  expect(status).toBe('succeeded');
  return JSON.parse(Buffer.from(await platform.objects.get(exportKey(id))).toString());
}

describe('an import', () => {
  it('is given back by an export, label for label', async () => {
    expect(await exported('Letters')).toEqual(lettersFile());
  });

  it('replaces what the project was before', async () => {
    const file = lettersFile();
    file.metadata.multilingual = false;
    delete file.metadata.description;
    file.assets!.entities!.reverse();
    file.assets!.documents!.splice(1);
    await platform.importLabels(file, LETTER_TEXTS);
    expect(await exported('Letters')).toEqual(file);
  });

  it('goes into the project that the request names, whatever the file calls it', async () => {
    await platform.importLabels(lettersFile(), LETTER_TEXTS, 'Copy');
    expect((await exported('Copy')).metadata.projectName).toBe('Copy');
  });

  it('lists everything that is wrong, and changes nothing', async () => {
    const file = lettersFile();
    const [b, a] = file.assets!.documents!;
    b!.entities![0]!.labels![1]!.length = 100;
    a!.location = 'missing.txt';
    file.assets!.documents!.push({ location: '../../secret' });
    (file.metadata as { multilingual: unknown }).multilingual = 'false';
    const { status, errors } = await platform.importLabels(file, {});
    expect(status).toBe('failed');
    const problems = errors.map(({ innererror }) => innererror?.details?.problem);
    expect(problems.sort()).toEqual(['documentMissing', 'labelOutsideText', 'unsafeLocation', 'wrongType']);
    expect(await exported('Letters')).toEqual(lettersFile());
  });

  it('lists a hundred problems, and counts the others in a warning', async () => {
    const file = lettersFile();
    const [region] = file.assets!.documents![0]!.entities!;
    region!.labels = Array.from({ length: 120 }, () => ({ category: 'Nobody', offset: 0, length: 1_000 }));
    const { errors, warnings } = await platform.importLabels(file, {});
    expect(errors).toHaveLength(100);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('the first 100 are listed') }]);
  });

  it('creates no project when it fails', async () => {
    const file = lettersFile();
    file.assets!.entities = [];
    const { status } = await platform.importLabels(file, {}, 'Never');
    expect(status).toBe('failed');
    expect(await getProject(platform.database.db, 'Never')).toBeUndefined();
  });

  it('keeps what looks like a slip as warnings', async () => {
    const file = lettersFile();
    const [label] = file.assets!.documents![1]!.entities![0]!.labels!;
    label!.length += 2;
    label!.offset -= 1;
    const { status, warnings } = await platform.importLabels(file, {});
    expect({ status, warnings }).toMatchObject({
      status: 'succeeded',
      warnings: [{ code: 'labelHasOuterWhitespace' }],
    });
  });

  it.each([undefined, null, 7, 'no/container'])(
    'fails helpfully with the container %j',
    async (container) => {
      const labelsFile = lettersFile() as unknown as { metadata: Record<string, unknown> };
      labelsFile.metadata.storageInputContainerName = container;
      const { status, errors } = await platform.run(job('import', 'Letters', { labelsFile }));
      expect(status).toBe('failed');
      expect(errors[0]).toMatchObject({
        code: 'InvalidArgument',
        target: 'metadata.storageInputContainerName',
      });
    },
  );

  it('names each document that is no text, among the other problems', async () => {
    for (const location of ['a.txt', 'b.txt']) {
      await platform.objects.put(`containers/bytes/${location}`, new Uint8Array([0xff, 0xfe, 0]), {
        contentType: 'text/plain',
      });
    }
    const labelsFile = lettersFile();
    labelsFile.metadata.storageInputContainerName = 'bytes';
    const { errors } = await platform.run(job('import', 'Letters', { labelsFile }));
    const problems = errors.map(({ innererror }) => innererror?.details);
    expect(problems).toMatchObject([
      { problem: 'documentUnusable', document: 'b.txt' },
      { problem: 'documentUnusable', document: 'a.txt' },
      { problem: 'documentMissing', document: 'sub/c.txt' },
    ]);
    expect(errors[2]?.message).toContain('The container "bytes" has no document "sub/c.txt".');
  });
});
