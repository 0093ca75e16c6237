import { afterEach, expect, it } from 'vitest';
import { insertTestProject } from '../../../tests/support/rows.ts';
import {
  startTestServices,
  type TestServices,
  type TestServicesOptions,
} from '../../../tests/support/services.ts';
import { authoring } from './service.ts';

let services: TestServices;
afterEach(() => services.close());

/** The addresses that a client gets which sends these headers: of a job, and of the next page of a list. */
async function addresses(options: TestServicesOptions, headers: Record<string, string>): Promise<string[]> {
  services = await startTestServices([authoring], { upkeep: false, ...options });
  for (const name of ['a', 'b']) await insertTestProject(services.backends.database.db, name);
  const projects = '/language/authoring/analyze-text/projects';
  const started = await services.request('DELETE', `${projects}/a`, { headers });
  const page = await services.request('GET', `${projects}?maxpagesize=1`, { headers });
  const { nextLink } = page.json<{ nextLink: string }>();
  return [String(started.headers['operation-location']), nextLink].map(
    (address) => address.split('/language/')[0]!,
  );
}

const forwarded = {
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'ner.example.com',
  'x-forwarded-prefix': '/spans',
};

it.each<[string, TestServicesOptions, Record<string, string>, string]>([
  ['the host that the client used', {}, { host: 'box.local:8080' }, 'http://box.local:8080'],
  [
    'the forwarded address of a trusted proxy',
    { trustProxy: true },
    forwarded,
    'https://ner.example.com/spans',
  ],
  ['no forwarded address of anybody else', {}, { host: 'box.local', ...forwarded }, 'http://box.local'],
  [
    'the configured public address before all others',
    { publicUrl: 'https://public.example.com/ner', trustProxy: true },
    forwarded,
    'https://public.example.com/ner',
  ],
])('addresses are absolute and have %s', async (_, options, headers, origin) => {
  expect(await addresses(options, headers)).toEqual([origin, origin]);
});
