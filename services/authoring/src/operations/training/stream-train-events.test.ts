import {
  appendTrainingEvent,
  type Claim,
  createTrainingJob,
  finishJob,
  requestJobCancel,
} from '@spansmith/database';
import { expect, it } from 'vitest';
import { claimTestJob, insertTestProject } from '../../../../../tests/support/rows.ts';
import { TEST_KEY, useTestServices } from '../../../../../tests/support/services.ts';
import { authoring } from '../../service.ts';

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;

const pathOf = (name: string, { id }: Pick<Claim, 'id'>) =>
  `/spansmith/projects/${name}/train/jobs/${id}/events`;

async function startTraining(name: string): Promise<Claim> {
  const { id: projectId } = await insertTestProject(db, name);
  const job = await createTrainingJob(db, { projectId, projectName: name, target: 'm', payload: {} });
  if (!('id' in job)) throw new Error('There is a training already.');
  return (await claimTestJob(db, job.id)).claim;
}

async function append(claim: Claim, ...percents: number[]): Promise<void> {
  for (const percent of percents) await appendTrainingEvent(db, claim, { stage: 'training', percent });
}

function succeed(claim: Claim): Promise<void> {
  return db.transaction().execute((trx) => finishJob(trx, claim, { status: 'succeeded' }));
}

/** `id percent` of each event in a stream's text. */
function eventsIn(text: string): string[] {
  const matches = text.matchAll(/id: (\d+)\nevent: progress\ndata: (.+)\n\n/g);
  return [...matches].map(([, id, data]) => `${id} ${JSON.parse(data!).percent}`);
}

it('sends the log of an ended job whole, and ends', async () => {
  const claim = await startTraining('whole');
  await append(claim, 5, 50);
  await succeed(claim);
  const response = await services.request('GET', pathOf('whole', claim));
  expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(eventsIn(response.text)).toEqual(['1 5', '2 50', '3 100']);
});

it('goes on behind Last-Event-ID', async () => {
  const claim = await startTraining('resumed');
  await append(claim, 10, 20, 30);
  await succeed(claim);
  const resume = (id: string) =>
    services.request('GET', pathOf('resumed', claim), { headers: { 'last-event-id': id } });
  expect(eventsIn((await resume('2')).text)).toEqual(['3 30', '4 100']);
  expect(eventsIn((await resume('3')).text)).toEqual(['4 100']);
});

it('sends a log of any length to its end', async () => {
  const claim = await startTraining('long');
  const event = JSON.stringify({ stage: 'training', percent: 1 });
  const rows = Array.from({ length: 1_234 }, (_, index) => ({
    job_id: claim.id,
    sequence: index + 1,
    event,
  }));
  await db.insertInto('training_events').values(rows).execute();
  await succeed(claim);
  const response = await services.request('GET', pathOf('long', claim));
  expect(eventsIn(response.text)).toHaveLength(1_235);
});

it('sends events as they come, and ends with the job', async () => {
  const claim = await startTraining('live');
  await append(claim, 5);
  const response = await fetch(services.url + pathOf('live', claim), {
    headers: { 'ocp-apim-subscription-key': TEST_KEY },
  });
  // Each step waits for the event of the one before, so that nothing is read from a log that is complete.
  const steps = [() => append(claim, 90), () => succeed(claim)];
  let received = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    received += chunk;
    if (received.endsWith('}\n\n')) await steps.shift()?.();
  }
  expect(eventsIn(received)).toEqual(['1 5', '2 90', '3 100']);
});

it('closes with the end of a job that no worker has written one for', async () => {
  const claim = await startTraining('failed');
  await append(claim, 40);
  const errors = [{ code: 'InvalidArgument', message: 'No labels.' }];
  await db.transaction().execute((trx) => finishJob(trx, claim, { status: 'failed', errors }));
  const { text } = await services.request('GET', pathOf('failed', claim));
  expect(text).toMatch(
    /id: 2\nevent: progress\ndata: {"stage":"failed","percent":40,"message":"No labels."}\n\n$/,
  );
});

it('tells the end of a job that was cancelled before it began', async () => {
  const { id: projectId } = await insertTestProject(db, 'never');
  const job = await createTrainingJob(db, { projectId, projectName: 'never', target: 'm', payload: {} });
  const { id } = job as { id: string };
  await requestJobCancel(db, id);
  const { text } = await services.request('GET', pathOf('never', { id }));
  expect(text).toMatch(/id: 1\nevent: progress\ndata: {"stage":"cancelled","percent":0}\n\n$/);
});

it('tells the end once where the log has it already', async () => {
  const claim = await startTraining('logged');
  await appendTrainingEvent(db, claim, { stage: 'succeeded', percent: 100 });
  await succeed(claim);
  expect(eventsIn((await services.request('GET', pathOf('logged', claim))).text)).toEqual(['1 100']);
});

it('refuses a Last-Event-ID that is no number', async () => {
  const claim = await startTraining('refused');
  const response = await services.request('GET', pathOf('refused', claim), {
    headers: { 'last-event-id': 'latest' },
  });
  expect(response.status).toBe(400);
  expect(response.json()).toMatchObject({ error: { target: 'last-event-id' } });
});

it('answers 404 for a job of another project, and needs a key', async () => {
  const claim = await startTraining('hidden');
  await insertTestProject(db, 'bystander');
  const response = await services.request('GET', pathOf('bystander', claim));
  expect(response.json()).toMatchObject({ error: { code: 'OperationNotFound' } });
  expect((await fetch(services.url + pathOf('hidden', claim))).status).toBe(401);
});
