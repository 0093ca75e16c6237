import { type AnalyzeBatchAction, AzureKeyCredential, TextAnalysisClient } from '@azure/ai-language-text';
import { describe, expect, it } from 'vitest';
import { TEST_KEY, useTestServices } from '../../../tests/support/services.ts';
import { deploySample } from '../test-support/sample-deployment.ts';
import { runtime } from './service.ts';

const sentence = 'Mei Lin moved to Köln last year.';

const services = await useTestServices([runtime]);
await deploySample(services, 'Moves');
/** Without workers: jobs stay as they are. */
const idle = await useTestServices([runtime], { upkeep: false });
const client = new TextAnalysisClient(services.url, new AzureKeyCredential(TEST_KEY), {
  allowInsecureConnection: true,
});

const action = (more: object = {}): AnalyzeBatchAction => ({
  kind: 'CustomEntityRecognition',
  projectName: 'Moves',
  deploymentName: 'production',
  ...more,
});
const options = { updateIntervalInMs: 20 };

async function run(actions: AnalyzeBatchAction[], texts: string[], more: object = {}) {
  const poller = await client.beginAnalyzeBatch(actions, texts, 'en', {
    ...options,
    ...more,
  });
  const results = [];
  for await (const result of await poller.pollUntilDone()) results.push(result);
  return results;
}

describe('the official client', () => {
  it('gets entities in the order of its documents, errors among them', async () => {
    const [result] = await run([action({ actionName: 'moves' })], ['', sentence, 'Nobody.']);
    expect(result).toMatchObject({
      kind: 'CustomEntityRecognition',
      actionName: 'moves',
      projectName: 'Moves',
      deploymentName: 'production',
      results: [
        { id: '0', error: { code: 'InvalidDocument', message: expect.stringContaining('is empty') } },
        { id: '1', entities: [{ text: 'Mei Lin' }, { text: 'Köln', offset: 17, length: 4 }] },
        { id: '2', entities: expect.any(Array) },
      ],
    });
  });

  it('gets statistics when it asks for them', async () => {
    const [result] = await run([action()], [sentence], { includeStatistics: true });
    expect(result).toMatchObject({
      results: [{ statistics: { characterCount: 32, transactionCount: 1 } }],
      statistics: { documentCount: 1, validDocumentCount: 1 },
    });
  });

  it('gets the error of a failed action beside the results of the others', async () => {
    const results = await run([action(), action({ deploymentName: 'staging' })], [sentence]);
    expect(results).toMatchObject([
      { results: [{ id: '0' }] },
      { error: { code: 'NotFound', message: expect.stringContaining('Deployment "staging" was not found') } },
    ]);
  });

  it('is told when all actions failed', async () => {
    await expect(run([action({ projectName: 'nowhere' })], [sentence])).rejects.toThrow(
      'The long-running operation has failed',
    );
  });

  it('prints what is wrong with a request once, and what to do', async () => {
    await expect(run([action()], Array<string>(26).fill('x'))).rejects.toMatchObject({
      statusCode: 400,
      code: 'InvalidDocumentBatch',
      message: 'The request has 26 documents; at most 25 are allowed. Send several requests.',
    });
    await expect(run([action({ stringIndexType: 'Utf8' })], ['x'])).rejects.toMatchObject({
      code: 'InvalidRequestBodyFormat',
      message:
        'In the request body, tasks[0].parameters.stringIndexType must be one of "TextElements_v8", ' +
        '"UnicodeCodePoint", "Utf16CodeUnit", not "Utf8". What each operation takes is described at /docs.',
    });
  });
});

describe('the official client of a service without workers', () => {
  it('can cancel a job', async () => {
    const idleClient = new TextAnalysisClient(idle.url, new AzureKeyCredential(TEST_KEY), {
      allowInsecureConnection: true,
    });
    const poller = await idleClient.beginAnalyzeBatch([action()], [sentence], 'en', options);
    await poller.poll();
    expect(poller.isDone()).toBe(false);
    await poller.sendCancellationRequest();
    await expect(poller.pollUntilDone()).rejects.toThrow('Operation was canceled');
  });
});
