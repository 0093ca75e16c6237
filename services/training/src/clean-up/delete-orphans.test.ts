import { artifactPrefix, snapshotKey } from '@spansmith/object-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER_TEXTS, lettersFile } from '../../test-support/letters.ts';
import { insertModelRow } from '../../test-support/model-rows.ts';
import { startTrainingPlatform, type TrainingPlatform } from '../../test-support/training-platform.ts';
import { deleteOrphans } from './delete-orphans.ts';

const HOUR_MS = 3_600_000;
const signal = new AbortController().signal;

let platform: TrainingPlatform;
let named: string[];
let orphans: string[];

beforeAll(async () => {
  platform = await startTrainingPlatform();
  platform.startWorkers();
  await platform.importLabels(lettersFile(), LETTER_TEXTS);
  const snapshot = snapshotKey('p', 'used');
  const model = await insertModelRow(platform.database.db, 'Letters', 'm', snapshot);
  named = [`${model.artifact_prefix}manifest.json`, `${model.artifact_prefix}model.onnx`, snapshot];
  // More than are looked up at a time.
  const lost = Array.from({ length: 501 }, (_, index) => snapshotKey('p', `unused-${index}`));
  orphans = [`${artifactPrefix('lost')}model.onnx`, ...lost];
  for (const key of [...named, ...orphans]) {
    await platform.objects.put(key, 'x', { contentType: 'text/plain' });
  }
});
afterAll(() => platform?.stop());

async function stored(): Promise<string[]> {
  const keys: string[] = [];
  for (const prefix of ['models/', 'snapshots/']) {
    for await (const { key } of platform.objects.listAll(prefix)) keys.push(key);
  }
  return keys.sort();
}

describe('the clean-up of orphans', () => {
  it('leaves objects alone that may still get their row', async () => {
    expect(await deleteOrphans(platform.database.db, platform.objects, Date.now(), signal)).toBe(0);
    expect(await stored()).toEqual([...named, ...orphans].sort());
  });

  it('deletes old objects that no model names, and nothing else', async () => {
    const later = Date.now() + HOUR_MS + 1_000;
    expect(await deleteOrphans(platform.database.db, platform.objects, later, signal)).toBe(orphans.length);
    expect(await stored()).toEqual(named.sort());
  });
});
