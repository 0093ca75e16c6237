import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text.ts';
import { useTestDatabase } from '../../../tests/support/postgres.ts';
import { insertTestProject, testProject } from '../../../tests/support/rows.ts';
import { claimedJob, workingCopy } from '../test-support/fixtures.ts';
import {
  appendTrainingEvent,
  createAnalyzeJob,
  finishJob,
  getAnalyzeJob,
  getJob,
  getProject,
  json,
  readTrainingEvents,
  replaceProjectDocuments,
  upsertProject,
} from './index.ts';

const { db } = await useTestDatabase();

/** Texts that would end a statement, a string or an identifier, or that Postgres or JSON treat in a way of their own. */
const hostileTexts = {
  'a NUL': 'before\0after',
  'only a NUL': '\0',
  'a lone high surrogate': 'x\ud800',
  'a lone low surrogate': '\udc00x',
  'surrogates in the wrong order': '\udc00\ud800',
  'an escape that spells a NUL': '\\u0000',
  'an emoji, a flag, a combining mark': '👩‍👩‍👧‍👦🇩🇪e\u0301',
  'line ends and a byte order mark': '\ufeff\r\n\u2028\u2029\u0085',
  'the end of a string': "'; drop table projects; --",
  'an escaped quote': "\\'; drop table projects; --",
  'the end of an identifier': '"; drop table projects; --',
  'a parameter': '$1 :name ? %s',
  'a dollar quote': '$$; drop table projects; $$',
  'a comment': '/* */ -- \n',
  'a union': "' union select current_user --",
  'a sleep': "'||pg_sleep(10)||'",
  'a JSON end': '"}]}\'::json; drop table projects; --',
};

it.each(Object.entries(hostileTexts))('keeps free text with %s as it is', async (_, text) => {
  const project = await insertTestProject(db);
  await upsertProject(db, testProject(project.name, { description: text, settings: { [text]: text } }));
  expect(await getProject(db, project.name)).toMatchObject({ description: text, settings: { [text]: text } });

  const regions = [{ regionOffset: 0, regionLength: 9, labels: [{ category: text, offset: 0, length: 1 }] }];
  await replaceProjectDocuments(db, project.id, [{ location: 'a.txt', regions }]);
  expect(await workingCopy(db, project.id)).toMatchObject([{ regions }]);

  const id = await createAnalyzeJob(db, {
    displayName: text,
    defaultLanguage: text,
    documents: [{ id: text, text, language: text }],
    tasks: [{ taskName: text, projectName: text, deploymentName: text, stringIndexType: 'Utf16CodeUnit' }],
  });
  expect(await getAnalyzeJob(db, id)).toMatchObject({
    job: { display_name: text, default_language: text, documents: [{ id: text, text, language: text }] },
    tasks: [{ task_name: text, project_name: text, deployment_name: text }],
  });

  const { job, claim } = await claimedJob(db, 'train');
  await appendTrainingEvent(db, claim, { text });
  expect(await readTrainingEvents(db, job.id, 0)).toMatchObject([{ event: { text } }]);
  const errors = [{ code: 'InvalidArgument', message: text, target: text }];
  await db.transaction().execute((trx) => finishJob(trx, claim, { status: 'failed', errors }));
  expect(await getJob(db, job.id)).toMatchObject({ progress: { text }, errors });
});

it.each(Object.entries(hostileTexts))('treats %s in a name as a name', async (_, text) => {
  if (text.includes('\0') || !text.isWellFormed()) {
    expect(await getProject(db, text)).toBeUndefined();
    return;
  }
  await upsertProject(db, testProject(text, { container: text, language: text }));
  expect(await getProject(db, text)).toMatchObject({ name: text, container: text, language: text });
});

it('gives any JSON value back unit for unit', async () => {
  const project = await insertTestProject(db);
  const text = anyText();
  const lone = fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  });
  const settings = fc.dictionary(
    fc.oneof(text, lone),
    fc.oneof(text, lone, fc.double({ noNaN: true }), fc.boolean()),
  );
  await fc.assert(
    fc.asyncProperty(settings, async (value) => {
      await upsertProject(db, testProject(project.name, { settings: value }));
      const stored = (await getProject(db, project.name))?.settings;
      expect(JSON.stringify(stored)).toBe(JSON.stringify(value));
    }),
    { numRuns: 200 },
  );
});

it.each([undefined, () => 1, Symbol('s')])('refuses %s, which has no JSON text', (value) => {
  expect(() => json(value)).toThrow(TypeError);
});
