import { expect, it } from 'vitest';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { walkPages } from '../../../../../tests/support/walk-pages.ts';
import { authoring } from '../../service.ts';

const global = '/language/authoring/analyze-text/projects/global';

const services = await useTestServices([authoring], { upkeep: false });
const environment = { SPANSMITH_ENCODER_DIR: '/an/encoder' };
const withEncoder = await useTestServices([authoring], { upkeep: false, environment });

it('lists every language once, in pages', async () => {
  const pages = await walkPages<{ languageCode: string }>(services, `${global}/languages?maxpagesize=40`);
  const codes = pages.flat().map(({ languageCode }) => languageCode);
  expect(pages.length).toBeGreaterThan(1);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toEqual(expect.arrayContaining(['en', 'en-us', 'pt-br', 'zh-hans']));
});

it.each([
  ['without an encoder', services, ['2022-05-01']],
  ['with an encoder', withEncoder, ['2022-05-01', '2026-11-01-encoder']],
])(
  'lists the training configurations that can be used %s, with the day to which a new model would be good',
  async (_where, { request }, versions) => {
    const response = await request(
      'GET',
      `${global}/training-config-versions?projectKind=CustomEntityRecognition`,
    );
    expect(response.json()).toEqual({
      value: versions.map((trainingConfigVersion) => ({
        trainingConfigVersion,
        modelExpirationDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      })),
      nextLink: null,
    });
  },
);

it.each(['languages', 'training-config-versions'])('has no %s for another kind of project', async (list) => {
  const response = await services.request(
    'GET',
    `${global}/${list}?projectKind=CustomMultiLabelClassification`,
  );
  expect(response.status).toBe(400);
  expect(response.json()).toMatchObject({ error: { target: 'projectKind' } });
});

it.each(['GET', 'PATCH', 'DELETE'])('has no project called global: %s', async (method) => {
  const response = await services.request(method, global, method === 'PATCH' ? { body: {} } : {});
  expect(response.status).toBe(400);
  expect(response.json()).toMatchObject({ error: { target: 'projectName' } });
});
