import { describe, expect, it } from 'vitest';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { authoring } from '../../service.ts';

interface Project {
  [field: string]: unknown;
}

const services = await useTestServices([authoring], { upkeep: false });

const options = (projectName: string, more: object = {}) => ({
  projectName,
  projectKind: 'CustomEntityRecognition',
  storageInputContainerName: 'letters',
  language: 'en',
  ...more,
});

function patch(name: string, body: object, contentType = 'application/merge-patch+json') {
  return services.request('PATCH', `/language/authoring/analyze-text/projects/${name}`, {
    headers: { 'content-type': contentType },
    body,
  });
}

describe('a PATCH of a project that there is not', () => {
  it('creates it, with defaults for what is left out', async () => {
    const response = await patch('new', options('new'));
    expect(response.status).toBe(201);
    expect(response.json<Project>()).toEqual({
      ...options('new'),
      multilingual: false,
      settings: {},
      createdDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      lastModifiedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });

  it('keeps all that the body says', async () => {
    const more = { multilingual: true, description: 'Letters.', settings: { confidenceThreshold: 0.5 } };
    const created = await patch('whole', options('whole', more));
    expect(created.json<Project>()).toMatchObject(more);
    const read = await services.request('GET', '/language/authoring/analyze-text/projects/whole');
    expect(read.json()).toEqual(created.json());
  });

  it('takes plain JSON as well', async () => {
    expect((await patch('plain', options('plain'), 'application/json')).status).toBe(201);
  });

  it('takes a name of 100 characters', async () => {
    const name = 'n'.repeat(100);
    expect((await patch(name, options(name))).status).toBe(201);
  });

  it('tells names apart by case', async () => {
    expect((await patch('case', options('case'))).status).toBe(201);
    expect((await patch('Case', options('Case'))).status).toBe(201);
  });

  it('gives a description with every character back as it came', async () => {
    const description = 'NUL \0, lone \ud83d, emoji 👩‍🔬, line\r\nend';
    const response = await patch('characters', options('characters', { description }));
    expect(response.json<Project>().description).toBe(description);
  });

  it('creates it once when it is asked for many times at once', async () => {
    const responses = await Promise.all(Array.from({ length: 8 }, () => patch('race', options('race'))));
    expect(responses.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
  });
});

describe('a PATCH of a project that there is', () => {
  const before = { multilingual: true, description: 'Before.', settings: { confidenceThreshold: 0.5, a: 1 } };

  it('keeps what is left out', async () => {
    await patch('kept', options('kept', before));
    const response = await patch('kept', options('kept', { language: 'de' }));
    expect(response.status).toBe(200);
    expect(response.json<Project>()).toMatchObject({ ...before, language: 'de' });
  });

  it('takes away what is null', async () => {
    await patch('nulls', options('nulls', before));
    const nulls = { multilingual: null, description: null, settings: null };
    const project = (await patch('nulls', options('nulls', nulls))).json<Project>();
    expect(project).toMatchObject({ multilingual: false, settings: {} });
    expect(project).not.toHaveProperty('description');
  });

  it('merges settings, member by member', async () => {
    await patch('settings', options('settings', before));
    const settings = { confidenceThreshold: 0.9, a: null, b: 2 };
    const project = (await patch('settings', options('settings', { settings }))).json<Project>();
    expect(project.settings).toEqual({ confidenceThreshold: 0.9, b: 2 });
  });

  it('changes when it was modified, not when it was created', async () => {
    const { createdDateTime } = (await patch('times', options('times'))).json<Project>();
    const before = new Date('2026-01-01T00:00:00Z');
    const { db } = services.backends.database;
    await db.updateTable('projects').set({ modified_at: before }).where('name', '=', 'times').execute();
    const changed = (await patch('times', options('times'))).json<Project>();
    expect(changed.createdDateTime).toBe(createdDateTime);
    expect(changed.lastModifiedDateTime).not.toBe(before.toISOString());
  });
});

describe('a PATCH is refused', () => {
  async function refusal(name: string, body: object) {
    const { status, json } = await patch(name, body);
    const { error } = json<{ error: { code: string; message: string; target: string } }>();
    expect([status, error.code]).toEqual([400, 'InvalidArgument']);
    return error;
  }

  it('when path and body name different projects', async () => {
    const { message, target } = await refusal('one', options('two'));
    expect(message).toBe(
      'The path names the project "one", but projectName in the body is "two". Send the same name in both.',
    );
    expect(target).toBe('projectName');
  });

  it('when multilingual is a string', async () => {
    const { message } = await refusal('p', options('p', { multilingual: 'true' }));
    expect(message).toBe('In the request body, multilingual must be true or false or null, not a string.');
  });

  it.each(['CustomSingleLabelClassification', 'customentityrecognition', 'CustomHealthcare'])(
    'for the kind %s',
    async (projectKind) => {
      const { message } = await refusal('p', options('p', { projectKind }));
      expect(message).toBe(
        `In the request body, projectKind must be "CustomEntityRecognition", not "${projectKind}".`,
      );
    },
  );

  it.each(['projectName', 'projectKind', 'storageInputContainerName', 'language'])(
    'without %s',
    async (field) => {
      const { message } = await refusal('p', options('p', { [field]: undefined }));
      expect(message).toBe(`In the request body, ${field} is missing.`);
    },
  );

  it.each([
    { language: 'english please' },
    { language: null },
    { storageInputContainerName: '../letters' },
    { settings: { confidenceThreshold: 1.5 } },
    { description: { en: 'x' } },
  ])('for %j', async (wrong) => {
    const { target } = await refusal('p', options('p', wrong));
    expect(target).toMatch(Object.keys(wrong)[0]!);
  });

  it.each(['global', 'a%20b', '%2e', 'n'.repeat(101), 'a%00b', '%F0%9F%98%80'])(
    'for the name %s in the path',
    async (name) => {
      const { target } = await refusal(name, options(decodeURIComponent(name)));
      expect(target).toBe('projectName');
    },
  );

  it('and then there is no such project', async () => {
    await refusal('refused', options('refused', { language: 7 }));
    const response = await services.request('GET', '/language/authoring/analyze-text/projects/refused');
    expect(response.status).toBe(404);
  });
});
