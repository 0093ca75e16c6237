import { expect, test } from 'vitest';
import { artifactOf, trainSampleModel } from '../test-support/sample-model.ts';
import { loadModel } from './load-model.ts';

test('a model that is loaded alone extracts, and its threads end with it', async () => {
  const model = await loadModel(await artifactOf(await trainSampleModel()));
  const found = await model.extract([{ text: 'Mei Lin moved to Reno last year.' }]);
  expect(found).toMatchObject([[{ category: 'Person' }, { category: 'Place' }]]);
  await model.close();
  await model.close();
  await expect(model.extract([])).rejects.toThrow('the model is closed');
});
