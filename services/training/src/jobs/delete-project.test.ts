import { getProject } from '@spansmith/database';
import { artifactPrefix, snapshotKey } from '@spansmith/object-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lettersFile, letterTexts } from '../../tests/letters.ts';
import { insertModelRow } from '../../tests/model-rows.ts';
import { job, startTrainingPlatform, type TrainingPlatform } from '../../tests/training-platform.ts';

let platform: TrainingPlatform;

beforeAll(async () => {
  platform = await startTrainingPlatform();
  platform.startWorkers();
});
afterAll(() => platform?.stop());

async function keys(prefix: string): Promise<string[]> {
  const { objects } = await platform.objects.list(prefix);
  return objects.map(({ key }) => key);
}

describe('deleting a project', () => {
  it('deletes its rows and the objects that are its own, and leaves the documents', async () => {
    await platform.importLabels(lettersFile(), letterTexts);
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
    expect(await keys('containers/letters/')).toHaveLength(Object.keys(letterTexts).length);
  });

  it('succeeds for everyone who asks for it at the same time', async () => {
    await platform.importLabels(lettersFile(), letterTexts);
    const ids = await Promise.all(
      Array.from({ length: 4 }, () => platform.start(job('delete-project', 'Letters'))),
    );
    const ended = await Promise.all(ids.map((id) => platform.untilEnded(id)));
    expect(ended.map(({ status }) => status)).toEqual(Array(4).fill('succeeded'));
  });
});
