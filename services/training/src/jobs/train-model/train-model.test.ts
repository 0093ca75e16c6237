import { readdir } from 'node:fs/promises';
import { createValidator, loadOperations, type TrainEvent } from '@spansmith/contract';
import {
  getModel,
  getProject,
  type JobState,
  listModelEvaluationDocuments,
  type ModelRow,
  putDeployment,
  readTrainingEvents,
} from '@spansmith/database';
import type { EvaluationResult, EvaluationSummary } from '@spansmith/evaluation';
import { loadModel } from '@spansmith/inference';
import type { AzureLabelsFile } from '@spansmith/labels';
import { readArtifact } from '@spansmith/model-artifact';
import { exportKey, modelReportKey } from '@spansmith/object-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offerLetters } from '../../../test-support/offer-letters.ts';
import {
  job,
  startTrainingPlatform,
  type TrainingPlatform,
} from '../../../test-support/training-platform.ts';

const PROJECT = 'OfferLetters';
const MANUAL = { kind: 'manual' };
let platform: TrainingPlatform;
let labelsFile: AzureLabelsFile;
let texts: Record<string, string>;

beforeAll(async () => {
  platform = await startTrainingPlatform();
  platform.startWorkers();
  ({ labelsFile, texts } = await offerLetters());
  await platform.importLabels(labelsFile, texts);
});
afterAll(() => platform?.stop());

function train(modelLabel: string, evaluationOptions: object = MANUAL, name = PROJECT): Promise<JobState> {
  const payload = { modelLabel, trainingConfigVersion: '2022-05-01', evaluationOptions };
  return platform.run(job('train', name, payload, modelLabel));
}

async function modelNamed(label: string, name = PROJECT): Promise<ModelRow | undefined> {
  const { db } = platform.database;
  const { id } = (await getProject(db, name))!;
  return getModel(db, id, label);
}

async function eventsOf(jobId: string): Promise<TrainEvent[]> {
  const events = await readTrainingEvents(platform.database.db, jobId, 0);
  return events.map(({ event }) => event as TrainEvent);
}

async function exported(payload: unknown): Promise<AzureLabelsFile> {
  const { id } = await platform.run(job('export', PROJECT, payload));
  return JSON.parse(Buffer.from(await platform.objects.get(exportKey(id))).toString());
}

describe('a training', () => {
  let trained: JobState;
  let model: ModelRow;
  beforeAll(async () => {
    trained = await train('m');
    expect(trained).toMatchObject({ status: 'succeeded', warnings: [] });
    model = (await modelNamed('m'))!;
  });

  it('makes a model that finds the entities of a new text', async () => {
    const artifact = await readArtifact(platform.objects, model.artifact_prefix, model.manifest_sha256);
    const loaded = await loadModel(artifact);
    const text = 'Dear Clara Weber,\n\nyour first day as Night Porter in Ghent is 1 June 2026.\n';
    const [spans] = await loaded.extract([{ text, language: 'en' }]);
    await loaded.close();
    expect(spans!.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16))).toContain(
      'Clara Weber',
    );
  });

  it('says in its manifest what the model was made from', async () => {
    const { manifest } = await readArtifact(platform.objects, model.artifact_prefix, model.manifest_sha256);
    expect(manifest.categories).toEqual(labelsFile.assets!.entities!.map(({ category }) => category));
    expect(manifest.training).toMatchObject({ configVersion: '2022-05-01' });
  });

  it('keeps a report of what was tried and taken, in the shape of the contract', async () => {
    const train = labelsFile.assets!.documents!.filter(({ dataset }) => dataset === 'Train');
    const bytes = await platform.objects.get(modelReportKey(model.artifact_prefix));
    const report = JSON.parse(Buffer.from(bytes).toString());
    const operation = (await loadOperations()).find(({ operationId }) => operationId === 'getModelReport')!;
    const validate = createValidator(operation.responseSchemas['200']!, { coerce: false });
    expect(validate(report)).toEqual([]);
    expect(report).toMatchObject({
      trainingConfigVersion: '2022-05-01',
      learntFrom: { wordVectors: { name: expect.stringContaining('wink') } },
      documents: train.length,
      heldOut: { reason: expect.any(String) },
      test: { documents: labelsFile.assets!.documents!.length - train.length },
    });
    expect(report.memory.trainingPeakBytes).toBeGreaterThan(report.memory.servingBytes);
  });

  it('is evaluated on the test documents, and on them alone', async () => {
    const test = labelsFile.assets!.documents!.filter(({ dataset }) => dataset === 'Test');
    const page = { skip: 0, limit: 100 };
    const documents = await listModelEvaluationDocuments(platform.database.db, model.id, page);
    const results = documents as EvaluationResult[];
    expect(results.map(({ location }) => location)).toEqual(test.map(({ location }) => location));

    const { customEntityRecognitionEvaluation: scores } = model.evaluation_summary as EvaluationSummary;
    const labels = test.flatMap(({ entities }) => entities!.flatMap((region) => region.labels ?? []));
    const counts = Object.values(scores.entities);
    expect(counts.reduce((sum, one) => sum + one.truePositiveCount + one.falseNegativeCount, 0)).toBe(
      labels.length,
    );
    expect(scores.microF1).toBeGreaterThan(0.7);
  });

  it('reports the seed with the options of the evaluation', () => {
    expect(model.evaluation_options).toEqual({ kind: 'manual', seed: expect.any(Number) });
    expect(model.evaluation_summary).toMatchObject({ evaluationOptions: model.evaluation_options });
  });

  it('gives the model an id of its label, the time, and 32 hex digits', () => {
    expect(model.model_id).toMatch(/^m-\d{8}T\d{6}-[0-9a-f]{32}$/);
    expect(model.training_seconds).toBeGreaterThanOrEqual(1);
    expect(Number.isInteger(model.training_seconds)).toBe(true);
  });

  it('tells its stages in order, with a percent that only rises, to the end', async () => {
    const events = await eventsOf(trained.id);
    const order = ['preparing', 'training', 'evaluating', 'saving', 'succeeded'];
    const stages = events.map(({ stage }) => order.indexOf(stage));
    expect(stages).toEqual(stages.toSorted((a, b) => a - b));
    const percents = events.map(({ percent }) => percent);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(events[0]).toMatchObject({ stage: 'preparing', percent: 0 });
    expect(events.at(-1)).toEqual({ stage: 'succeeded', percent: 100 });
    expect(trained.progress).toEqual(events.at(-1));
  });

  it('leaves no file behind', async () => {
    expect(await readdir(platform.context.workFolder)).toEqual([]);
  });

  it('keeps what it was trained on, to be exported and loaded back', async () => {
    const changed = structuredClone(labelsFile);
    changed.assets!.documents!.splice(3);
    await platform.importLabels(changed, {});
    expect(await exported({})).toEqual(changed);
    const { snapshot_key: snapshotKey } = model;
    expect(await exported({ snapshotKey })).toEqual(labelsFile);

    const { status } = await platform.run(job('load-snapshot', PROJECT, { snapshotKey }, 'm'));
    expect(status).toBe('succeeded');
    expect(await exported({})).toEqual(labelsFile);
  });
});

describe('a training of a single document', () => {
  const single = 'Single';
  const percentage = { kind: 'percentage', trainingSplitPercentage: 80, testingSplitPercentage: 20 };
  beforeAll(async () => {
    const file = structuredClone(labelsFile);
    file.assets!.documents!.splice(1);
    await platform.importLabels(file, {}, single);
  });

  it('succeeds with a warning that nothing was evaluated', async () => {
    const { status, warnings } = await train('m', percentage, single);
    expect({ status, warnings }).toMatchObject({
      status: 'succeeded',
      warnings: [{ code: 'NoTestDocuments' }],
    });
    const { evaluation_summary: summary } = (await modelNamed('m', single))!;
    expect(summary).toMatchObject({ customEntityRecognitionEvaluation: { microF1: 0, entities: {} } });
  });

  it('gives the same model again, under another label', async () => {
    await train('again', percentage, single);
    const [first, again] = [await modelNamed('m', single), await modelNamed('again', single)];
    expect(again!.manifest_sha256).toBe(first!.manifest_sha256);
    expect(again!.artifact_prefix).not.toBe(first!.artifact_prefix);
  });

  it('supersedes the model of its label, which its deployments keep', async () => {
    const { db } = platform.database;
    const older = (await modelNamed('m', single))!;
    await putDeployment(db, { projectId: older.project_id, name: 'production', modelId: older.id });
    await train('m', percentage, single);
    expect((await modelNamed('m', single))!.id).not.toBe(older.id);
    const row = await db.selectFrom('models').selectAll().where('id', '=', older.id).executeTakeFirst();
    expect(row?.superseded_at).toBeInstanceOf(Date);
    await readArtifact(platform.objects, older.artifact_prefix, older.manifest_sha256);
  });
});

describe('a training that cannot be done', () => {
  it('fails and says why when the documents cannot be split as asked', async () => {
    const allTrain = structuredClone(labelsFile);
    for (const document of allTrain.assets!.documents!) document.dataset = 'Train';
    await platform.importLabels(allTrain, {}, 'AllTrain');
    const { id, status, errors } = await train('m', MANUAL, 'AllTrain');
    expect(status).toBe('failed');
    expect(errors).toMatchObject([
      { code: 'InvalidArgument', innererror: { details: { problem: 'noTestDocuments' } } },
    ]);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ stage: 'failed', message: errors[0]!.message });
  });

  it('fails and says what is missing where there is no encoder to fine-tune', async () => {
    const payload = {
      modelLabel: 'm',
      trainingConfigVersion: '2026-11-01-encoder',
      evaluationOptions: MANUAL,
    };
    const { status, errors } = await platform.run(job('train', PROJECT, payload, 'm'));
    expect(status).toBe('failed');
    expect(errors).toMatchObject([
      { code: 'InvalidArgument', message: expect.stringContaining('SPANSMITH_ENCODER_DIR') },
    ]);
  });

  it('fails and lists the labels that no longer fit their texts', async () => {
    await platform.importLabels(labelsFile, texts, 'Changed');
    const [first, second] = labelsFile.assets!.documents!;
    const container = labelsFile.metadata.storageInputContainerName;
    const texts_ = platform.context.containers;
    await texts_.put(container, first!.location, Buffer.from('Another text.'));
    await texts_.delete(container, second!.location);
    const { status, errors } = await train('m', MANUAL, 'Changed');
    expect(status).toBe('failed');
    const documents = new Set(errors.map(({ innererror }) => innererror?.details?.document));
    expect(documents).toEqual(new Set([first!.location, second!.location]));
    expect(await modelNamed('m', 'Changed')).toBeUndefined();
  });
});
