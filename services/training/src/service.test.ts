import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createMetrics, createServer, digestOfKey, keyStore, parseEnvironment } from '@spansmith/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER_TEXTS, lettersFile } from '../test-support/letters.ts';
import { startTrainingPlatform, type TrainingPlatform } from '../test-support/training-platform.ts';
import { training } from './service.ts';

let platform: TrainingPlatform;
beforeAll(async () => {
  platform = await startTrainingPlatform();
});
afterAll(() => platform?.stop());

describe('the training service', () => {
  it('works on jobs until it is closed, and counts them', async () => {
    const { database, objects, context, queue } = platform;
    const metrics = createMetrics();
    const config = { trustProxy: false, maxBodyBytes: 1_024 };
    const app = createServer({ config, log: context.log, metrics, checks: {} });
    const service = await training.start({
      app,
      backends: { database, queue, objects },
      api: {
        keys: keyStore([digestOfKey('x'.repeat(16))]),
        links: { publicUrl: undefined, trustProxy: false },
      },
      settings: parseEnvironment(training.variables, {}),
      machine: { workingFolder: context.workFolder, cacheFolder: context.workFolder },
      log: context.log,
      metrics,
    });
    const { status } = await platform.importLabels(lettersFile(), LETTER_TEXTS);
    expect(status).toBe('succeeded');
    const { body } = await app.inject('/metrics');
    expect(body).toMatch(/^spansmith_job_duration_seconds_count\{kind="import",outcome="done"\} 1$/m);
    expect(body).toMatch(/^spansmith_waiting_training_jobs 0$/m);
    expect(body).toMatch(/^spansmith_waiting_project_jobs 0$/m);
    await service.close();
    await app.close();
  });

  it('does not start with an encoder that is not there, and says so before it connects to anything', async () => {
    const nowhere = '127.0.0.1:1';
    const env = {
      DATABASE_URL: `postgres://${nowhere}/x`,
      REDIS_URL: `redis://${nowhere}`,
      S3_ENDPOINT: `http://${nowhere}`,
      S3_BUCKET: 'bucket',
      S3_ACCESS_KEY_ID: 'a',
      S3_SECRET_ACCESS_KEY: 'b',
      SPANSMITH_ENCODER_DIR: './no-encoder-there',
    };
    const started = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'main.ts')], { env });
    await expect(started).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/SPANSMITH_ENCODER_DIR.*no-encoder-there/),
    });
  });

  it.each([
    ['SPANSMITH_TRAINING_CONCURRENCY', '0'],
    ['SPANSMITH_TRAINING_MEMORY_MIB', 'much'],
    ['SPANSMITH_PROJECT_JOB_CONCURRENCY', '1.5'],
  ])('names %s when its value is %s', (name, value) => {
    expect(() => parseEnvironment(training.variables, { [name]: value })).toThrow(name);
  });
});
