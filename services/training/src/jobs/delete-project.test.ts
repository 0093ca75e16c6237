import { getProject } from '@spansmith/database';
import { artifactPrefix, snapshotKey } from '@spansmith/object-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER_TEXTS, lettersFile } from '../../test-support/letters.ts';
import { insertModelRow } from '../../test-support/model-rows.ts';
import { job, startTrainingPlatform, type TrainingPlatform } from '../../test-support/training-platform.ts';

let platform: TrainingPlatform;
let workers: { close(): Promise<void> };

beforeAll(async () => {
  platform = await startTrainingPlatform();
  workers = platform.startWorkers();
});
afterAll(() => platform?.stop());

async function keys(prefix: string): Promise<string[]> {
  const { objects } = await platform.objects.list(prefix);
  return objects.map(({ key }) => key);
}

describe('deleting a project', () => {
  it('deletes its rows and the objects that are its own, and leaves the documents', async () => {
    await platform.importLabels(lettersFile(), LETTER_TEXTS);
    const { db } = platform.database;
    const model = await insertModelRow(db, 'Letters', 'm');
    const put = (key: string) => platform.objects.put(key, 'x', { contentType: 'text/plain' });
    await put(`${model.artifact_prefix}model.onnx`);
    await put(snapshotKey(model.project_id, 'abc'));
    const others = [`${artifactPrefix('other')}model.onnx`, snapshotKey('other', 'abc')];
    for (const key of others) await put(key);

    const { status } = await platform.run(job('delete-project', 'Letters'));
    expect(status).toBe('succeeded');
    expect(await getProject(db, 'Letters')).toBeUndefined();
    expect(await keys('models/')).toEqual([others[0]]);
    expect(await keys('snapshots/')).toEqual([others[1]]);
    expect(await keys('containers/letters/')).toHaveLength(Object.keys(LETTER_TEXTS).length);
  });

  it('succeeds for everyone who asks for it at the same time', async () => {
    await platform.importLabels(lettersFile(), LETTER_TEXTS);
    // All have asked before the first is answered: whoever asks later is told that there is no such project.
    await workers.close();
    const ids = await Promise.all(
      Array.from({ length: 4 }, () => platform.start(job('delete-project', 'Letters'))),
    );
    workers = platform.startWorkers();
    const ended = await Promise.all(ids.map((id) => platform.untilEnded(id)));
    expect(ended.map(({ status }) => status)).toEqual(Array(4).fill('succeeded'));
  });
});
