import type { StoredAnalyzeResults } from '@spansmith/database';
import { expect, it } from 'vitest';
import { pageOfResults } from './page-of-results.ts';

const error = { code: 'InvalidArgument', message: 'empty' };
const results: StoredAnalyzeResults = {
  documents: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  errors: [
    { id: 'd', error },
    { id: 'e', error },
  ],
};

it.each([
  { skip: 0, limit: 2, documents: 'ab', errors: '' },
  { skip: 2, limit: 2, documents: 'c', errors: 'd' },
  { skip: 4, limit: 2, documents: '', errors: 'e' },
  { skip: 0, limit: 20, documents: 'abc', errors: 'de' },
  { skip: 9, limit: 2, documents: '', errors: '' },
])('pages through documents, then through documents in error ($skip, $limit)', ({ skip, limit, ...ids }) => {
  const page = pageOfResults(results, { skip, limit });
  const idsOf = (items: { id: string }[]) => items.map(({ id }) => id).join('');
  expect({ documents: idsOf(page.documents), errors: idsOf(page.errors) }).toEqual(ids);
});
