import { deleteModel, listDeployments } from '@spansmith/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LETTER_TEXTS, lettersFile } from '../../test-support/letters.ts';
import { insertModelRow } from '../../test-support/model-rows.ts';
import { job, startTrainingPlatform, type TrainingPlatform } from '../../test-support/training-platform.ts';

let platform: TrainingPlatform;
let projectId: string;
let models: { first: string; second: string };

beforeAll(async () => {
  platform = await startTrainingPlatform();
  platform.startWorkers();
});
afterAll(() => platform?.stop());

beforeEach(async () => {
  await platform.run(job('delete-project', 'Letters'));
  await platform.importLabels(lettersFile(), LETTER_TEXTS);
  const first = await insertModelRow(platform.database.db, 'Letters', 'first');
  const second = await insertModelRow(platform.database.db, 'Letters', 'second');
  projectId = first.project_id;
  models = { first: first.id, second: second.id };
});

async function deployed(): Promise<Record<string, string>> {
  const deployments = await listDeployments(platform.database.db, projectId, { skip: 0, limit: 10 });
  return Object.fromEntries(deployments.map(({ name, model }) => [name, model.label]));
}

const deploy = (label: 'first' | 'second', name: string) =>
  platform.run(job('deploy', 'Letters', { trainedModelLabel: label, modelId: models[label] }, name));

describe('a deployment', () => {
  it('answers with the model that it was given last', async () => {
    expect((await deploy('first', 'production')).status).toBe('succeeded');
    expect((await deploy('second', 'production')).status).toBe('succeeded');
    expect(await deployed()).toEqual({ production: 'second' });
  });

  it('fails, and leaves the old model where it is, when the new one was deleted meanwhile', async () => {
    await deploy('first', 'production');
    await deleteModel(platform.database.db, projectId, 'second');
    const { status, errors } = await deploy('second', 'production');
    expect(status).toBe('failed');
    expect(errors).toMatchObject([{ code: 'Conflict', message: expect.stringContaining('"second"') }]);
    expect(await deployed()).toEqual({ production: 'first' });
  });

  it('can be deleted, also a second time', async () => {
    await deploy('first', 'production');
    for (let time = 0; time < 2; time++) {
      const { status } = await platform.run(job('delete-deployment', 'Letters', {}, 'production'));
      expect(status).toBe('succeeded');
    }
    expect(await deployed()).toEqual({});
  });

  it('exchanges its model with another one', async () => {
    await deploy('first', 'production');
    await deploy('second', 'staging');
    const swap = { firstDeploymentName: 'production', secondDeploymentName: 'staging' };
    expect((await platform.run(job('swap-deployments', 'Letters', swap))).status).toBe('succeeded');
    expect(await deployed()).toEqual({ production: 'second', staging: 'first' });
  });

  it('is not swapped with one that was deleted meanwhile', async () => {
    await deploy('first', 'production');
    const swap = { firstDeploymentName: 'production', secondDeploymentName: 'staging' };
    const { status, errors } = await platform.run(job('swap-deployments', 'Letters', swap));
    expect(status).toBe('failed');
    expect(errors).toMatchObject([{ code: 'NotFound', target: 'staging' }]);
    expect(await deployed()).toEqual({ production: 'first' });
  });
});
