import { afterAll, beforeAll, expect, test } from 'vitest';
import { artifactOf, trainSampleModel } from '../test-support/sample-model.ts';
import { ModelThread, type PooledModel } from './model-thread.ts';

const texts = [{ text: 'Mei Lin moved to Reno last year.' }];

const thread = new ModelThread();
let model: PooledModel;
beforeAll(async () => {
  const artifact = await artifactOf(await trainSampleModel());
  model = { modelId: 1, artifact, options: { intraOpNumThreads: 1 } };
  await thread.open(model);
});
afterAll(() => thread.close());

test('a thread that died is replaced, and opens the model anew', async () => {
  const before = await thread.extract(model, texts);
  const dead = thread.worker;
  await dead.terminate();
  expect(await thread.extract(model, texts)).toEqual(before);
  expect(thread.worker.threadId).not.toBe(dead.threadId);
});

test('a thread knows how many tasks it has', async () => {
  expect(thread.load).toBe(0);
  const running = [thread.extract(model, texts), thread.extract(model, texts)];
  expect(thread.load).toBe(2);
  await Promise.all(running);
  expect(thread.load).toBe(0);
});

test('a thread can be closed while it is starting', async () => {
  await new ModelThread().close();
});
