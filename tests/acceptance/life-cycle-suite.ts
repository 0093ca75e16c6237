import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthoringClient, type AuthoringError } from '../../scripts/quickstart/authoring-client.ts';
import {
  buildModel,
  DEPLOYMENT_NAME,
  type DocumentResult,
  type Entity,
  type EvaluationSummary,
  extractEntities,
  MODEL_LABEL,
} from '../../scripts/quickstart/life-cycle.ts';
import type { Sample } from '../../scripts/quickstart/sample.ts';
import type { RunningPlatform } from '../support/running-platform.ts';
import { textAt } from '../support/text-units.ts';

const IMPORT_TO_DEPLOY_MS = 180_000;

function entitiesOf(result: DocumentResult): Entity[] {
  if ('error' in result) throw new Error(`Document ${result.id} failed with ${result.error.code}`);
  return result.entities;
}

/**
 * The main job on a sample, as tests: documents and labels in, model, evaluation, deployment, entities out through the
 * official client, and everything gone after a delete. It talks HTTP only, so it holds for any way of running.
 */
export function describeLifeCycle(
  loadSample: () => Promise<Sample>,
  platform: () => RunningPlatform,
  { leastMicroF1 }: { leastMicroF1: number },
): void {
  let sample: Sample;
  let project: string;
  let client: AuthoringClient;
  let summary: EvaluationSummary;
  const steps: string[] = [];

  beforeAll(async () => {
    sample = await loadSample();
    project = sample.labels.metadata.projectName;
    client = new AuthoringClient(platform());
    summary = await buildModel(platform(), sample, (step, detail) => steps.push(`${step}: ${detail ?? ''}`));
  }, IMPORT_TO_DEPLOY_MS);

  afterAll(async () => {
    // The last test has deleted the project; this is for a suite that failed before it.
    await client?.deleteProject(project).catch((error: AuthoringError) => expect(error.status).toBe(404));
  });

  it('exports label for label what was imported', async () => {
    const exported = (await client.exportProject(project)) as Sample['labels'];
    expect(exported.assets.entities).toEqual(sample.labels.assets.entities);
    expect(exported.assets.documents).toEqual(sample.labels.assets.documents);
    expect(exported.metadata).toMatchObject(sample.labels.metadata);
  });

  it('reports progress while it trains', () => {
    expect(steps.filter((step) => step.startsWith('Train')).length).toBeGreaterThan(1);
  });

  it(`reaches micro F1 ${leastMicroF1} on the test documents`, () => {
    expect(summary.customEntityRecognitionEvaluation.microF1).toBeGreaterThanOrEqual(leastMicroF1);
  });

  it('lists the expected and predicted entities of every test document', async () => {
    const resource = `models/${MODEL_LABEL}/evaluation/result?stringIndexType=Utf16CodeUnit`;
    const { value } = await client.get<{ value: { location: string }[] }>(project, resource);
    const tested = sample.labels.assets.documents.filter((document) => document.dataset === 'Test');
    expect(value.map((item) => item.location).sort()).toEqual(
      tested.map((document) => document.location).sort(),
    );
  });

  it('hands over the files of the model, and says how it came to be', async () => {
    const model = `/spansmith/projects/${project}/models/${MODEL_LABEL}`;
    const manifest = await client.request('GET', `${model}/artifact/manifest.json`);
    const { files } = (await manifest.json()) as { files: Record<string, { sha256: string }> };
    const onnx = await client.request('GET', `${model}/artifact/model.onnx`);
    const sha256 = createHash('sha256')
      .update(new Uint8Array(await onnx.arrayBuffer()))
      .digest('hex');
    expect(files['model.onnx']!.sha256).toBe(sha256);

    const report = await client.request('GET', `${model}/report`);
    const { documents, categories } = (await report.json()) as { documents: number; categories: unknown[] };
    const train = sample.labels.assets.documents.filter(({ dataset }) => dataset === 'Train');
    expect(documents).toBe(train.length);
    expect(categories).toHaveLength(sample.labels.assets.entities.length);
  });

  it.each([undefined, 'TextElements_v8', 'UnicodeCodePoint', 'Utf16CodeUnit'] as const)(
    'gives the official client exact offsets for stringIndexType %s',
    async (stringIndexType) => {
      const texts = [...sample.newTexts, ...sample.newTexts.map((text) => `👩‍🔬 e\u0301🇸🇪\r\n${text}`)];
      const results = await extractEntities(platform(), project, texts, stringIndexType);
      const found = results.map(entitiesOf);
      expect(found.flat().length).toBeGreaterThan(sample.newTexts.length * 4);
      for (const [index, entities] of found.entries()) {
        for (const { text, offset, length } of entities) {
          expect(textAt(texts[index], offset, length, stringIndexType ?? 'TextElements_v8')).toBe(text);
        }
      }
    },
  );

  it('finds the same entities whatever the unit', async () => {
    const inUnit = async (unit?: 'UnicodeCodePoint' | 'Utf16CodeUnit') =>
      (await extractEntities(platform(), project, sample.newTexts, unit))
        .map(entitiesOf)
        .map((entities) =>
          entities.map(({ text, category, confidenceScore }) => ({ text, category, confidenceScore })),
        );
    const graphemes = await inUnit();
    expect(await inUnit('UnicodeCodePoint')).toEqual(graphemes);
    expect(await inUnit('Utf16CodeUnit')).toEqual(graphemes);
  });

  it('answers a bad document with an error while the others succeed', async () => {
    const [bad, good] = await extractEntities(platform(), project, ['', sample.newTexts[0]]);
    expect(bad).toHaveProperty('error.code', 'InvalidDocument');
    expect(entitiesOf(good).length).toBeGreaterThan(0);
  });

  it('answers the synchronous call with the same entities', async () => {
    const response = await client.request('POST', '/language/:analyze-text', {
      contentType: 'application/json',
      body: JSON.stringify({
        kind: 'CustomEntityRecognition',
        parameters: { projectName: project, deploymentName: DEPLOYMENT_NAME },
        analysisInput: { documents: [{ id: '1', text: sample.newTexts[0] }] },
      }),
    });
    const { results } = (await response.json()) as { results: { documents: { entities: Entity[] }[] } };
    const [asynchronous] = await extractEntities(platform(), project, [sample.newTexts[0]]);
    expect(results.documents[0].entities).toEqual(entitiesOf(asynchronous));
  });

  it('deletes the project with everything in it', async () => {
    await client.deleteProject(project);
    await expect(client.get(project)).rejects.toMatchObject({ status: 404 });
    await expect(extractEntities(platform(), project, sample.newTexts)).rejects.toThrow();
  });
}

/** Runs the suite over one platform, which is started once. */
export function describePlatform(
  name: string,
  startPlatform: () => Promise<RunningPlatform>,
  suites: (platform: () => RunningPlatform) => void,
): void {
  describe(name, () => {
    let platform: RunningPlatform;
    beforeAll(async () => {
      platform = await startPlatform();
    }, 180_000);
    afterAll(() => platform?.stop(), 60_000);
    suites(() => platform);
  });
}
