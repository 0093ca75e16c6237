import { deleteProject, type ModelRow, putDeployment } from '@spansmith/database';
import { InferencePool, type LoadedModel, ModelCache } from '@spansmith/inference';
import { ObjectStoreError } from '@spansmith/object-store';
import { createLogger } from '@spansmith/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestServices } from '../../../../tests/support/services.ts';
import { jobInput, runAnalyzeJob } from '../../test-support/analyze-jobs.ts';
import { deploySample, writeSampleModel } from '../../test-support/sample-deployment.ts';
import { runtime } from '../service.ts';
import { useModel } from './use-model.ts';

const sentence = 'Mei Lin moved to Köln last year.';

const services = await useTestServices([runtime]);
const { db } = services;

function analyze(projectName: string, from = services) {
  return from.request('POST', '/language/:analyze-text', {
    body: {
      kind: 'CustomEntityRecognition',
      parameters: { projectName, deploymentName: 'production' },
      analysisInput: { documents: [{ id: '1', text: sentence }] },
    },
  });
}

async function refusal(projectName: string, from = services) {
  const response = await analyze(projectName, from);
  const { error } = response.json<{ error: { code: string; message: string } }>();
  return { status: response.status, retryAfter: response.headers['retry-after'], ...error };
}

const overwrite = ({ artifact_prefix: prefix }: ModelRow, file: string, content: string) =>
  services.backends.objects.put(prefix + file, content, { contentType: 'text/plain' });

describe('a model that cannot be loaded', () => {
  const damaged = 'Its files in the object store are missing or damaged. Train and deploy a model again.';

  it.each(['model.onnx', 'manifest.json'])('because %s is damaged is told of, and logged', async (file) => {
    const name = `damaged-${file}`;
    const { model } = await deploySample(services, name);
    await overwrite(model, file, 'no model');
    expect(await refusal(name)).toMatchObject({
      status: 503,
      retryAfter: undefined,
      code: 'ServiceUnavailable',
      message: `The model of deployment "production" in "${name}" cannot be loaded. ${damaged}`,
    });
    expect(services.log()).toMatch(new RegExp(`ArtifactCorruptError.*${model.artifact_prefix}`));
  });

  it('because it is missing is the error of its task alone, and logged', async () => {
    await deploySample(services, 'Sound');
    const { model } = await deploySample(services, 'Missing');
    await services.backends.objects.deletePrefix(model.artifact_prefix);
    const tasks = [{ projectName: 'Missing' }, { projectName: 'Sound' }];
    const state = await runAnalyzeJob(services, jobInput([sentence], tasks));
    expect(state).toMatchObject({
      status: 'succeeded',
      errors: [
        {
          code: 'ServiceUnavailable',
          message: expect.stringContaining(damaged),
          target: '#/tasks/items/0',
        },
      ],
      tasks: { completed: 1, failed: 1 },
    });
    expect(services.log()).toMatch(new RegExp(`ArtifactMissingError.*${model.artifact_prefix}`));
  });

  it('is loaded once its files are whole again', async () => {
    const { model } = await deploySample(services, 'Mended');
    const { objects } = services.backends;
    const manifest = Buffer.from(await objects.get(`${model.artifact_prefix}manifest.json`));
    await overwrite(model, 'manifest.json', '{}');
    expect((await analyze('Mended')).status).toBe(503);
    await overwrite(model, 'manifest.json', manifest.toString());
    expect((await analyze('Mended')).status).toBe(200);
  });
});

describe('a deployment', () => {
  it('is seen as soon as another model answers under its name', async () => {
    const { project } = await deploySample(services, 'Redeployed');
    await analyze('Redeployed');
    const next = await writeSampleModel(services, project);
    await overwrite(next, 'model.onnx', 'no model');
    await putDeployment(db, { projectId: project.id, name: 'production', modelId: next.id });
    expect((await analyze('Redeployed')).status).toBe(503);
  });

  it('goes on answering from memory when the files of its model are lost', async () => {
    const { model } = await deploySample(services, 'Kept');
    await analyze('Kept');
    await services.backends.objects.deletePrefix(model.artifact_prefix);
    expect((await analyze('Kept')).status).toBe(200);
  });
});

describe('useModel', () => {
  const name = (projectName: string) => ({ projectName, deploymentName: 'production' });
  const extract = (model: LoadedModel) => model.extract([{ text: sentence }]);
  const log = createLogger({ level: 'silent', name: 'test' });
  let pool: InferencePool;
  beforeAll(() => {
    pool = new InferencePool();
  });
  afterAll(() => pool.close());

  /** A context whose store does `meanwhile` before the first time that it is asked for a model. */
  function contextWith({
    cacheBytes = 1e9,
    meanwhile,
  }: {
    cacheBytes?: number;
    meanwhile?: () => Promise<unknown>;
  }) {
    const { objects } = services.backends;
    const stat: typeof objects.stat = async (key) => {
      const doing = meanwhile;
      meanwhile = undefined;
      await doing?.();
      return objects.stat(key);
    };
    const store = { stat, get: (key: string) => objects.get(key) } as typeof objects;
    return { db, objects: store, pool, models: new ModelCache<LoadedModel>(cacheBytes), log };
  }

  it('says what to raise when the cache is too small for the model', async () => {
    await deploySample(services, 'Large');
    await expect(useModel(contextWith({ cacheBytes: 1_000 }), name('Large'), extract)).rejects.toMatchObject({
      code: 'ServiceUnavailable',
      message: expect.stringMatching(
        /cannot be loaded\. The model takes \d+ bytes of memory; .* has 1000\. Raise SPANSMITH_MODEL_CACHE_MIB\.$/,
      ),
    });
  });

  it('says when to try again when the store does not answer', async () => {
    await deploySample(services, 'Unreachable');
    const context = contextWith({});
    context.objects.stat = async () => {
      throw new ObjectStoreError('read', new Error('ECONNREFUSED'));
    };
    await expect(useModel(context, name('Unreachable'), extract)).rejects.toMatchObject({
      status: 503,
      retryAfterSeconds: 5,
    });
  });

  it('takes the model that replaces one whose files go while it is loaded', async () => {
    const { project, model } = await deploySample(services, 'Replaced');
    const next = await writeSampleModel(services, project);
    const context = contextWith({
      async meanwhile() {
        await putDeployment(db, { projectId: project.id, name: 'production', modelId: next.id });
        await services.backends.objects.deletePrefix(model.artifact_prefix);
      },
    });
    const deployed = await useModel(context, name('Replaced'), async (loaded, { deployment }) => {
      await extract(loaded);
      return deployment.model.id;
    });
    expect(deployed).toBe(next.id);
  });

  it('finds no project any more when it goes with its models while one is loaded', async () => {
    const { project, model } = await deploySample(services, 'Going');
    const context = contextWith({
      async meanwhile() {
        await deleteProject(db, project.id);
        await services.backends.objects.deletePrefix(model.artifact_prefix);
      },
    });
    await expect(useModel(context, name('Going'), extract)).rejects.toMatchObject({
      code: 'ProjectNotFound',
    });
  });

  it('ends what it does with a model that is deleted meanwhile', async () => {
    const { project, model } = await deploySample(services, 'Ending');
    const found = await useModel(contextWith({}), name('Ending'), async (loaded) => {
      await deleteProject(db, project.id);
      await services.backends.objects.deletePrefix(model.artifact_prefix);
      return extract(loaded);
    });
    expect(found[0]).toMatchObject([{ category: 'Person' }, { category: 'Place' }]);
  });

  it('passes what its work throws', async () => {
    await deploySample(services, 'Thrown');
    const broken = new Error('broken');
    await expect(useModel(contextWith({}), name('Thrown'), () => Promise.reject(broken))).rejects.toBe(
      broken,
    );
  });
});
