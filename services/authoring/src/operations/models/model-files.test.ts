import { modelReportKey } from '@spansmith/object-store';
import { describe, expect, it } from 'vitest';
import { contractProblems } from '../../../../../tests/support/contract-answers.ts';
import { insertTestModel, insertTestProject } from '../../../../../tests/support/rows.ts';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { authoring } from '../../service.ts';

const REPORT = {
  trainingConfigVersion: '2022-05-01',
  learntFrom: {},
  documents: 12,
  labels: 48,
  parts: [{ kind: 'crf', weight: 1, precision: 'fp32', precisionReason: 'It is small.' }],
  choices: [],
  heldOut: { method: 'none', folds: 0, documents: 0, reason: 'Too few documents.' },
  categories: [],
  confusedPairs: [],
  stringIndexType: 'Utf16CodeUnit',
  suspects: [],
  reliability: [],
  test: { documents: 0, reliability: [] },
  memory: { trainingPeakBytes: 1, servingBytes: 1 },
};
const BYTES = { contentType: 'application/octet-stream' };

const services = await useTestServices([authoring], { upkeep: false });
const { db, backends } = services;
const project = await insertTestProject(db, 'Letters');
const { artifact_prefix: prefix } = await insertTestModel(db, project, 'm');
await backends.objects.put(`${prefix}model.onnx`, Buffer.alloc(200_000, 7), BYTES);
await backends.objects.put(`${prefix}manifest.json`, '{"formatVersion":1}', BYTES);
await backends.objects.put(modelReportKey(prefix), JSON.stringify(REPORT), BYTES);
await insertTestModel(db, project, 'old');

const get = (path: string) => services.request('GET', `/spansmith/projects/Letters/models/${path}`);

describe('the files of a model', () => {
  it.each([
    ['model.onnx', 'application/octet-stream', 200_000],
    ['manifest.json', 'application/json; charset=utf-8', 19],
  ])('can be downloaded: %s', async (file, type, size) => {
    const { status, headers, text } = await get(`m/artifact/${file}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'content-length': String(size),
      'content-disposition': `attachment; filename="m-${file}"`,
    });
    expect(text).toHaveLength(size);
  });

  it.each(['report.json', '..', '%2e%2e%2fsecret', 'model.onnx%00'])(
    'are those two and no other: %s',
    async (file) => {
      expect((await get(`m/artifact/${file}`)).status).toBeGreaterThanOrEqual(400);
      expect((await get(`m/artifact/${file}`)).status).toBeLessThan(500);
    },
  );

  it('are not found with the model', async () => {
    for (const path of ['none/artifact/model.onnx', 'old/artifact/model.onnx']) {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(await contractProblems('getModelArtifact', answer)).toEqual([]);
    }
  });
});

describe('the report of a model', () => {
  it('is given as the training has written it', async () => {
    const answer = await get('m/report');
    expect(answer.json()).toEqual(REPORT);
    expect(await contractProblems('getModelReport', answer)).toEqual([]);
  });

  it('is missing where an earlier version trained the model, which is said', async () => {
    const answer = await get('old/report');
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({
      error: { code: 'NotFound', message: expect.stringContaining('earlier version') },
    });
  });

  it('is not found where there is no such model', async () => {
    expect((await get('none/report')).json()).toMatchObject({ error: { code: 'NotFound', target: 'none' } });
  });
});
