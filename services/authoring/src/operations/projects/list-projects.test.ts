import { expect, it } from 'vitest';
import { insertTestProject } from '../../../../../tests/support/rows.ts';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { walkPages } from '../../../../../tests/support/walk-pages.ts';
import { authoring } from '../../service.ts';

interface Page {
  value: { projectName: string }[];
  nextLink: string | null;
}

const path = '/language/authoring/analyze-text/projects';
const names = ['A', 'B', 'a', 'a-b', 'a.b', 'a_b', 'b'];

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;
for (const name of names.toReversed()) await insertTestProject(db, name);

const namesOf = (projects: { projectName: string }[]) => projects.map(({ projectName }) => projectName);

async function list(query = ''): Promise<Page> {
  const response = await services.request('GET', `${path}${query}`);
  expect(response.status).toBe(200);
  return response.json<Page>();
}

const walk = async (query: string) =>
  (await walkPages<{ projectName: string }>(services, path + query)).map(namesOf);

it('lists all projects by name, and null behind the last page', async () => {
  const page = await list();
  expect(namesOf(page.value)).toEqual(names);
  expect(page.nextLink).toBeNull();
});

it.each([1, 2, 3, 7, 8])('yields every project exactly once in pages of %i', async (size) => {
  const pages = await walk(`?maxpagesize=${size}`);
  expect(pages.flat()).toEqual(names);
  expect(pages).toHaveLength(Math.ceil(names.length / size));
});

it('yields top projects in all behind skip, however many a page has', async () => {
  const pages = await walk('?top=4&skip=2&maxpagesize=3');
  expect(pages).toEqual([['a', 'a-b', 'a.b'], ['a_b']]);
});

it('gives an absolute link that carries the api-version of the request', async () => {
  const { nextLink } = await list('?api-version=2022-05-01&top=5&maxpagesize=2');
  const url = new URL(nextLink!);
  expect(url.origin + url.pathname).toBe(services.url + path);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    'api-version': '2022-05-01',
    top: '3',
    skip: '2',
    maxpagesize: '2',
  });
});

it.each(['?top=0', '?skip=7', '?skip=2147483647', '?skip=2147483647&top=2147483647'])(
  'gives an empty last page for %s',
  async (query) => {
    expect(await list(query)).toEqual({ value: [], nextLink: null });
  },
);

it.each(['top=-1', 'skip=2147483648', 'skip=99999999999999999999', 'top=1.5', 'top=many', 'maxpagesize=0'])(
  'refuses %s, naming the parameter',
  async (query) => {
    const response = await services.request('GET', `${path}?${query}`);
    expect(response.status).toBe(400);
    expect(response.json()).toMatchObject({ error: { target: query.split('=')[0] } });
  },
);
