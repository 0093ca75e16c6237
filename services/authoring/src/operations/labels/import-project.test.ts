import { getJob } from '@spansmith/database';
import { describe, expect, it } from 'vitest';
import { acceptedJob } from '../../../../../tests/support/accepted-job.ts';
import { labelsFileOf } from '../../../../../tests/support/labels-file.ts';
import { insertTestProject } from '../../../../../tests/support/rows.ts';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { authoring } from '../../service.ts';

const projects = '/language/authoring/analyze-text/projects';

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;

const labelsFile = labelsFileOf(['City']);

const importInto = (name: string, body: string | object, headers: Record<string, string> = {}) =>
  services.request('POST', `${projects}/${name}/:import`, {
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

/** Imports, and gives the id of the job that was started. */
async function startImport(name: string, body: string | object = labelsFile): Promise<string> {
  return acceptedJob(await importInto(name, body)).id;
}

describe('a labels file', () => {
  it('is accepted with the address of its job', async () => {
    const { location } = acceptedJob(await importInto('Letters', labelsFile));
    expect(location).toMatch(
      new RegExp(`^${services.url}${projects}/Letters/import/jobs/[\\w-]+\\?api-version=2023-04-01$`),
    );
  });

  it('is kept in the job as it came, and the job on its way to the queue', async () => {
    const jobId = await startImport('Stored');
    const row = await db.selectFrom('jobs').selectAll().where('id', '=', jobId).executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      kind: 'import',
      status: 'notStarted',
      project_id: null,
      project_name: 'Stored',
      payload: { labelsFile },
    });
    const outbox = await db.selectFrom('outbox').selectAll().where('job_id', '=', jobId).execute();
    expect(outbox).toMatchObject([{ queue: 'project-jobs' }]);
  });

  it('creates no project before its job has checked it', async () => {
    await startImport('Unchecked');
    expect((await services.request('GET', `${projects}/Unchecked`)).status).toBe(404);
  });

  it('goes to the project that the path names, whatever the file says', async () => {
    const project = await insertTestProject(db, 'Named');
    const job = await getJob(db, await startImport('Named'));
    expect(job).toMatchObject({ project_id: project.id, project_name: 'Named' });
  });

  it('may come twice at once for a project that there is not yet', async () => {
    const [first, second] = await Promise.all([startImport('Racing'), startImport('Racing')]);
    expect(first).not.toBe(second);
  });

  it('needs no assets', async () => {
    await startImport('NoAssets', { ...labelsFile, assets: undefined });
    await startImport('NullAssets', { ...labelsFile, assets: null });
  });

  it('is left to its job where it is wrong in other ways', async () => {
    await startImport('Wrong', {
      ...labelsFile,
      stringIndexType: 'TextElements_v8',
      metadata: { ...labelsFile.metadata, multilingual: 'true', language: 'none at all' },
      assets: { ...labelsFile.assets, entities: 'many', documents: [{ location: '\0\ud800' }] },
    });
  });

  it('shows nothing of itself in the state of its job', async () => {
    const jobId = await startImport('State');
    const response = await services.request('GET', `${projects}/State/import/jobs/${jobId}`);
    expect(response.json()).toEqual({
      jobId,
      createdDateTime: expect.any(String),
      lastUpdatedDateTime: expect.any(String),
      expirationDateTime: expect.any(String),
      status: 'notStarted',
      warnings: [],
      errors: [],
    });
  });
});

describe('an import is refused', () => {
  async function refusal(body: string | object, headers?: Record<string, string>) {
    const response = await importInto('Refused', body, headers);
    expect(response.status).toBe(400);
    return response.json<{ error: { code: string; message: string; target?: string } }>().error;
  }

  it.each([
    ['', 'importProject needs a request body. Send one as application/json.'],
    ['{"metadata":', 'The request body is not valid JSON: value expected at line 1, column 13.'],
    ['[]', 'The request body must be an object, not an array.'],
    ['null', 'The request body must be an object, not null.'],
    ['"labels"', 'The request body must be an object, not a string.'],
  ])('when the body is %j', async (body, message) => {
    expect((await refusal(body)).message).toBe(message);
  });

  it.each(['projectFileVersion', 'stringIndexType', 'metadata'])('without %s', async (field) => {
    const { message, target } = await refusal({ ...labelsFile, [field]: undefined });
    expect([message, target]).toEqual([`In the request body, ${field} is missing.`, field]);
  });

  it.each([
    [{}, ''],
    [null, ''],
    ['text', ''],
    [{ projectKind: 'CustomHealthcare' }, ', not "CustomHealthcare"'],
    [{ projectKind: 'x'.repeat(1_000) }, ''],
    [{ projectKind: ['CustomEntityRecognition'] }, ''],
  ])('for the metadata %j', async (metadata, not) => {
    expect(await refusal({ ...labelsFile, metadata })).toEqual({
      code: 'InvalidArgument',
      message: `metadata.projectKind must be "CustomEntityRecognition"${not}. This server has no projects of other kinds.`,
      target: 'metadata.projectKind',
    });
  });

  it.each([{}, { projectKind: 'CustomSingleLabelClassification' }, []])(
    'for the assets %j, which are of another kind',
    async (assets) => {
      expect(await refusal({ ...labelsFile, assets })).toEqual({
        code: 'InvalidArgument',
        message: "The project kind in the exported project's metadata must match the assets' project kind.",
        target: 'assets.projectKind',
      });
    },
  );

  it('for a format that is not json', async () => {
    expect((await refusal(labelsFile, { format: 'aml' })).target).toBe('format');
  });

  it('for JSON that nests too deep to be a labels file', async () => {
    const deep = `{"metadata":${'['.repeat(100)}${']'.repeat(100)}}`;
    expect((await refusal(deep)).message).toMatch(/nested deeper than 64 levels/);
  });

  it('with a body of another type', async () => {
    const response = await importInto('Refused', 'a,b', { 'content-type': 'text/csv' });
    expect(response.status).toBe(415);
  });

  it('and starts no job then', async () => {
    await refusal({ ...labelsFile, metadata: {} });
    const jobs = await db.selectFrom('jobs').select('id').where('project_name', '=', 'Refused').execute();
    expect(jobs).toEqual([]);
  });
});
