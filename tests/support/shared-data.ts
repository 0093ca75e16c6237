import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabelsFile, Sample } from '../../scripts/quickstart/sample.ts';

/** Labelled sets that are not part of this repository; tests that read them are skipped where it is absent. */
export const sharedFolder = join(import.meta.dirname, '../../../shared');

/** False only where the folder is absent outside CI; in CI nothing may be skipped, so the tests run and fail. */
export const hasSharedData = existsSync(sharedFolder) || process.env.CI === 'true';

/**
 * The loan agreements: 01-14 to train on, 15-20 to test with (`dataset` set accordingly, since the original labels
 * file leaves the split to the service), and the three unlabelled ones as new texts.
 */
export async function loadLoanAgreements(): Promise<Sample> {
  const folder = join(sharedFolder, 'data/loan-agreements');
  const text = (location: string) => readFile(join(folder, location), 'utf8');
  const labels = JSON.parse(await text('loanAgreementsLabels.json')) as LabelsFile;
  labels.metadata.projectName = 'LoanAgreements';
  labels.metadata.storageInputContainerName = 'loan-agreements';
  for (const document of labels.assets.documents) {
    document.dataset = Number.parseInt(document.location, 10) <= 14 ? 'Train' : 'Test';
  }
  return {
    labels,
    documents: await Promise.all(
      labels.assets.documents.map(async ({ location }) => ({ location, text: await text(location) })),
    ),
    newTexts: await Promise.all(['Test 1.txt', 'Test 2.txt', 'Test 3.txt'].map(text)),
  };
}
