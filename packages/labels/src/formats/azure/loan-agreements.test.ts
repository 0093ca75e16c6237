import { describe, expect, it } from 'vitest';
import { hasSharedData, loadLoanAgreements } from '../../../../../tests/support/shared-data.ts';
import { checkLabelsFile } from './check-labels-file.ts';
import { type AzureLabelsFile, parseLabelsFile, serializeLabelsFile } from './labels-file.ts';

describe.skipIf(!hasSharedData)('the labels file of the loan agreements', () => {
  it('fits its texts, and is exported as it was imported', async () => {
    const { labels, documents } = await loadLoanAgreements();
    const texts = new Map(documents.map(({ location, text }) => [location, text]));
    const source = { readText: async (location: string) => texts.get(location), isSafeLocation: () => true };
    const { file, errors, warnings } = await checkLabelsFile(labels, source);
    expect([...errors.problems, ...warnings.problems]).toEqual([]);
    expect(serializeLabelsFile(parseLabelsFile(file as AzureLabelsFile))).toEqual(labels);
  });

  it('does not fit texts whose line breaks were changed', async () => {
    const { labels, documents } = await loadLoanAgreements();
    const texts = new Map(documents.map(({ location, text }) => [location, text.replaceAll('\r\n', '\n')]));
    const source = { readText: async (location: string) => texts.get(location), isSafeLocation: () => true };
    const { errors } = await checkLabelsFile(labels, source);
    expect(new Set(errors.problems.map(({ code }) => code))).toEqual(new Set(['regionOutsideText']));
    expect(errors.total).toBe(documents.length);
  });
});
