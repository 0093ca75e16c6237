import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuthoringClient } from '../../scripts/quickstart/authoring-client.ts';
import { type EmbeddedPlatform, startEmbeddedPlatform } from '../support/embedded-platform.ts';
import { labelsFileOf } from '../support/labels-file.ts';

const NAMES = ['Ann Lee', 'Bo Kim', 'Carl Ray', 'Dora Fox', 'Emil Zed', 'Finn Oak'];
const texts = NAMES.map((name, index) => `Hello ${name}, welcome to room ${index}.`);
const PROJECT = 'Letters';
const path = `/language/authoring/analyze-text/projects/${PROJECT}`;

let platform: EmbeddedPlatform;
let client: AuthoringClient;

beforeAll(async () => {
  platform = await startEmbeddedPlatform();
  client = new AuthoringClient({ ...platform, pollInterval: 20 });
  for (const [index, text] of texts.entries()) await client.uploadDocument('letters', `${index}.txt`, text);
}, 180_000);

afterAll(() => platform?.stop(), 60_000);

/** The names of all documents, labelled with one category. */
function labels(category: string) {
  const documents = texts.map((text, index) => ({
    location: `${index}.txt`,
    dataset: index < 4 ? 'Train' : 'Test',
    entities: [
      {
        regionOffset: 0,
        regionLength: text.length,
        labels: [{ category, offset: text.indexOf(NAMES[index]!), length: NAMES[index]!.length }],
      },
    ],
  }));
  return labelsFileOf([category], documents);
}

const startImport = (category: string) => client.startJob('POST', `${path}/:import`, labels(category));
const training = (modelLabel: string) => ({
  modelLabel,
  trainingConfigVersion: 'latest',
  evaluationOptions: { kind: 'manual' },
});
const train = (modelLabel: string) => client.train(PROJECT, training(modelLabel));
const startDeployment = (trainedModelLabel: string) =>
  client.startJob('PUT', `${path}/deployments/production`, { trainedModelLabel });
const deployed = async () =>
  (await client.get<{ modelId: string }>(PROJECT, 'deployments/production')).modelId;

/** The categories that a model was trained on: those of its evaluation. */
async function categoriesOf(modelLabel: string): Promise<string[]> {
  const summary = await client.get<{ customEntityRecognitionEvaluation: { entities: object } }>(
    PROJECT,
    `models/${modelLabel}/evaluation/summary-result`,
  );
  return Object.keys(summary.customEntityRecognitionEvaluation.entities);
}

/** What the deployment `production` finds in a new letter. */
async function answer(): Promise<unknown> {
  const response = await client.request('POST', '/language/:analyze-text', {
    contentType: 'application/json',
    body: JSON.stringify({
      kind: 'CustomEntityRecognition',
      parameters: { projectName: PROJECT, deploymentName: 'production' },
      analysisInput: { documents: [{ id: '1', text: 'Hello Gus Hill, welcome to room 9.' }] },
    }),
  });
  const { results } = (await response.json()) as {
    results: { documents: { entities: { category: string; text: string }[] }[] };
  };
  return results.documents[0]!.entities.map(({ category, text }) => [category, text]);
}

it('keeps the labels of the last of several imports', async () => {
  const jobs = [];
  for (const category of ['First', 'Second', 'Third', 'Person']) jobs.push(await startImport(category));
  for (const job of jobs) await client.waitFor(job);
  expect(await client.exportProject(PROJECT)).toMatchObject({ assets: labels('Person').assets });
});

it('trains on the labels of an import that was asked for just before', async () => {
  await startImport('Guest');
  await train('guests');
  expect(await categoriesOf('guests')).toEqual(['Guest']);
});

it('deploys the last of several models that were asked for, at once for every request', async () => {
  await client.waitFor(await startImport('Person'));
  await train('persons');
  const jobs = [];
  for (const label of ['guests', 'persons', 'guests']) jobs.push(await startDeployment(label));
  for (const job of jobs) await client.waitFor(job);
  expect(await deployed()).toMatch(/^guests-/);
  expect(await answer()).toEqual([['Guest', 'Gus Hill']]);
});

it('answers with the old model until one that was trained under the same label is deployed', async () => {
  const before = await deployed();
  await train('guests');
  expect([await deployed(), await answer()]).toEqual([before, [['Guest', 'Gus Hill']]]);
  await client.waitFor(await startDeployment('guests'));
  expect(await answer()).toEqual([['Person', 'Gus Hill']]);
});

it('makes a project anew by an import that was asked for right after its deletion', async () => {
  const deletion = await client.startJob('DELETE', path);
  const job = await startImport('Visitor');
  await client.waitFor(deletion);
  await client.waitFor(job);
  expect(await client.exportProject(PROJECT)).toMatchObject({ assets: labels('Visitor').assets });
  expect(await client.get(PROJECT, 'models')).toMatchObject({ value: [] });
});
