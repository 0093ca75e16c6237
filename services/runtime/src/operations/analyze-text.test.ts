import { describe, expect, it } from 'vitest';
import { contractProblems } from '../../../../tests/support/contract-answers.ts';
import { useTestServices } from '../../../../tests/support/services.ts';
import { textAt } from '../../../../tests/support/text-units.ts';
import { deploySample } from '../../test-support/sample-deployment.ts';
import { runtime } from '../service.ts';

interface Entity {
  text: string;
  category: string;
  offset: number;
  length: number;
  confidenceScore: number;
}
interface Results {
  documents: { id: string; entities: Entity[]; statistics?: object }[];
  errors: { id: string; error: { code: string; innererror: { code: string; message: string } } }[];
  statistics?: object;
}
interface Document {
  id: string;
  text: string;
  language?: string;
}

const services = await useTestServices([runtime]);
await deploySample(services, 'Moves');

const input = (documents: Document[], parameters: object = {}) => ({
  kind: 'CustomEntityRecognition',
  parameters: { projectName: 'Moves', deploymentName: 'production', ...parameters },
  analysisInput: { documents },
});
const post = (body: object, query = '') =>
  services.request('POST', `/language/:analyze-text${query}`, { body });

async function analyze(documents: Document[], parameters?: object, query?: string): Promise<Results> {
  const response = await post(input(documents, parameters), query);
  expect(response.status).toBe(200);
  expect(await contractProblems('analyzeText', response)).toEqual([]);
  return response.json<{ results: Results }>().results;
}

const sentence = 'Mei Lin moved to Köln last year.';

describe('the synchronous call', () => {
  it('finds the entities of a text', async () => {
    expect(await analyze([{ id: '1', text: sentence }])).toEqual({
      projectName: 'Moves',
      deploymentName: 'production',
      documents: [
        {
          id: '1',
          entities: [
            {
              text: 'Mei Lin',
              category: 'Person',
              offset: 0,
              length: 7,
              confidenceScore: expect.any(Number),
            },
            { text: 'Köln', category: 'Place', offset: 17, length: 4, confidenceScore: expect.any(Number) },
          ],
          warnings: [],
        },
      ],
      errors: [],
    });
  });

  it.each([undefined, 'TextElements_v8', 'UnicodeCodePoint', 'Utf16CodeUnit'] as const)(
    'counts offsets exactly in %s',
    async (stringIndexType) => {
      const text = `👩‍🔬 e\u0301 🇸🇪\r\n\r\n${sentence} 👍🏽 Tom Reyes moved to Sa\u0303o Paulo last year.`;
      const { documents } = await analyze([{ id: '1', text }], { stringIndexType });
      expect(documents[0]!.entities.length).toBeGreaterThanOrEqual(3);
      for (const { text: found, offset, length } of documents[0]!.entities) {
        expect(textAt(text, offset, length, stringIndexType ?? 'TextElements_v8')).toBe(found);
      }
    },
  );

  it('keeps the order of the request, in documents and in errors', async () => {
    const documents = ['z', 'bad2', 'a', 'bad1'].map((id) => ({
      id,
      text: id.startsWith('bad') ? '' : sentence,
    }));
    const results = await analyze(documents);
    expect(results.documents.map(({ id }) => id)).toEqual(['z', 'a']);
    expect(results.errors.map(({ id }) => id)).toEqual(['bad2', 'bad1']);
  });

  it.each([
    ['', undefined, 'InvalidDocument'],
    [' \r\n\t', undefined, 'InvalidDocument'],
    ['Text.', 'klingon', 'UnsupportedLanguageCode'],
    ['Text.', 'xx', 'UnsupportedLanguageCode'],
  ])(
    'answers the bad document %j (%s) with an error while the other succeeds',
    async (text, language, code) => {
      const results = await analyze([
        { id: 'bad', text, ...(language && { language }) },
        { id: 'good', text: sentence, language: 'de-AT' },
      ]);
      expect(results.errors).toMatchObject([
        { id: 'bad', error: { code: 'InvalidArgument', innererror: { code } } },
      ]);
      expect(results.documents[0]!.entities).toHaveLength(2);
    },
  );

  it('answers when no document is good', async () => {
    const results = await analyze([{ id: '1', text: '' }]);
    expect(results).toMatchObject({ documents: [], errors: [{ id: '1' }] });
  });

  it('takes an empty language for none', async () => {
    expect((await analyze([{ id: '1', text: sentence, language: '' }])).errors).toEqual([]);
  });

  it('counts only when it is asked to', async () => {
    const documents = [
      { id: '1', text: '👩‍🔬'.padEnd(1_500, '.') },
      { id: '2', text: '' },
    ];
    const without = await analyze(documents);
    expect(without).not.toHaveProperty('statistics');
    expect(without.documents[0]).not.toHaveProperty('statistics');
    const counted = await analyze(documents, {}, '?showStats=True');
    expect(counted.documents[0]!.statistics).toEqual({ charactersCount: 1_497, transactionsCount: 2 });
    expect(counted.statistics).toEqual({
      documentsCount: 2,
      validDocumentsCount: 1,
      erroneousDocumentsCount: 1,
      transactionsCount: 2,
    });
  });

  it.each([
    ['NUL characters', `a\0b\0 ${sentence}`],
    ['lone surrogates', `\ud83d ${sentence} \ude00`],
    ['a byte-order mark', `\ufeff${sentence}`],
    ['no letters', '🙂🙃 … — \u200b\u200d'],
    ['one long word', 'x'.repeat(20_000)],
    ['many lines', '\r\n'.repeat(10_000) + sentence],
  ])('takes a text with %s', async (_, text) => {
    const { documents } = await analyze([{ id: '1', text }], { stringIndexType: 'Utf16CodeUnit' });
    for (const { text: found, offset, length } of documents[0]!.entities) {
      expect(text.slice(offset, offset + length)).toBe(found);
    }
    const found = documents[0]!.entities.map((entity) => entity.text);
    if (text.includes(sentence)) expect(found).toContain('Köln');
  });

  it('never cuts a long text: what is at its end is found', async () => {
    const filler = 'Nothing of note happened here, and nobody went anywhere at all. ';
    const text = filler.repeat(1_950) + sentence;
    expect(text.length).toBeGreaterThan(124_000);
    const { documents } = await analyze([{ id: '1', text }]);
    expect(documents[0]!.entities.slice(-2).map((entity) => entity.text)).toContain('Köln');
  });
});

describe('the synchronous call is refused', () => {
  async function refusal(body: object) {
    const response = await post(body);
    const { error } = response.json<{ error: { code: string; message: string } }>();
    return { status: response.status, ...error };
  }
  const documents = [{ id: '1', text: sentence }];

  it('for a project or deployment that there is not', async () => {
    expect(await refusal(input(documents, { projectName: 'moves' }))).toMatchObject({
      status: 404,
      code: 'ProjectNotFound',
    });
    expect(await refusal(input(documents, { deploymentName: 'staging' }))).toMatchObject({
      status: 404,
      code: 'NotFound',
      message: expect.stringContaining('Deployment "staging" was not found in "Moves".'),
    });
  });

  it.each(['a\0b', '\ud800', '', 'x'.repeat(10_000)])('for the name %j', async (name) => {
    expect(await refusal(input(documents, { projectName: name }))).toMatchObject({ status: 404 });
    expect(await refusal(input(documents, { deploymentName: name }))).toMatchObject({ status: 404 });
  });

  it('for a deployment that there is not, also when no document is good', async () => {
    const body = input([{ id: '1', text: '' }], { deploymentName: 'staging' });
    expect(await refusal(body)).toMatchObject({ status: 404 });
  });

  it('for another kind, unit or type of text', async () => {
    expect(await refusal({ ...input(documents), kind: 'EntityRecognition' })).toMatchObject({
      status: 400,
      message: 'In the request body, kind must be "CustomEntityRecognition", not "EntityRecognition".',
    });
    expect(await refusal(input(documents, { stringIndexType: 'Utf8' }))).toMatchObject({ status: 400 });
    expect(await refusal(input([{ id: '1', text: 5 as unknown as string }]))).toMatchObject({
      status: 400,
      message: 'In the request body, analysisInput.documents[0].text must be a string, not 5.',
    });
  });

  it('without documents', async () => {
    expect(await refusal(input([]))).toMatchObject({ status: 400, target: 'analysisInput.documents' });
  });
});
