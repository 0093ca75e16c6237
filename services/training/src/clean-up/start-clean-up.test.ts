import { setTimeout as sleep } from 'node:timers/promises';
import { type ModelRow, putDeployment } from '@spansmith/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LETTER_TEXTS, lettersFile } from '../../test-support/letters.ts';
import { insertModelRow } from '../../test-support/model-rows.ts';
import { startTrainingPlatform, type TrainingPlatform } from '../../test-support/training-platform.ts';
import { startCleanUp } from './start-clean-up.ts';

let platform: TrainingPlatform;
beforeAll(async () => {
  platform = await startTrainingPlatform();
  const workers = platform.startWorkers();
  await platform.importLabels(lettersFile(), LETTER_TEXTS);
  await workers.close();
});
afterAll(() => platform?.stop());

async function storedModel(label: string): Promise<ModelRow> {
  const model = await insertModelRow(platform.database.db, 'Letters', label);
  await platform.objects.put(`${model.artifact_prefix}model.onnx`, 'x', { contentType: 'text/plain' });
  return model;
}

it('deletes models that were trained again an hour ago, unless they are deployed', async () => {
  const { db, pool } = platform.database;
  const unused = await storedModel('a');
  const current = await storedModel('a');
  const deployed = await storedModel('b');
  await putDeployment(db, { projectId: deployed.project_id, name: 'production', modelId: deployed.id });
  await storedModel('b');
  const fresh = await storedModel('c');
  await storedModel('c');
  const makeOld = `update models set superseded_at = now() - interval '61 minutes' where id in ($1, $2)`;
  await pool.query(makeOld, [unused.id, deployed.id]);

  const cleanUp = startCleanUp(platform.context);
  const exists = async ({ artifact_prefix: prefix }: ModelRow) =>
    (await platform.objects.stat(`${prefix}model.onnx`)) !== undefined;
  while (await exists(unused)) await sleep(20);
  await cleanUp.close();
  expect(await Promise.all([current, deployed, fresh].map(exists))).toEqual([true, true, true]);
  const rows = await db.selectFrom('models').select('id').where('id', '=', unused.id).execute();
  expect(rows).toEqual([]);
});
