import { type LabelProblem, ProblemList, WARNING_CODES } from '../../label-problem.ts';
import { checkDocuments, type DocumentSource } from './check-documents.ts';
import { checkEntityTypes } from './check-entity-types.ts';
import { checkMetadata } from './check-metadata.ts';
import { Fields } from './fields.ts';
import type { AzureLabelsFile } from './labels-file.ts';

export interface LabelsFileReport {
  /** The file, where it may be read with `parseLabelsFile`: it has no errors. */
  file: AzureLabelsFile | undefined;
  errors: ProblemList;
  /** What looks like a slip, but is used as it is. */
  warnings: ProblemList;
}

export interface CheckOptions {
  /** How many errors, and how many warnings, are listed; all are counted. 100 unless given. */
  limit?: number;
  /** Ends the check early, by throwing its reason. */
  signal?: AbortSignal;
}

/**
 * Finds everything that is wrong with a labels file: its shape, and every label against its document's text.
 *
 * `document` is parsed JSON of which nothing else is known: no schema need have been applied. Changes nothing; throws
 * only what `source` throws, or the reason of `signal`.
 */
export async function checkLabelsFile(
  document: unknown,
  source: DocumentSource,
  { limit, signal }: CheckOptions = {},
): Promise<LabelsFileReport> {
  const errors = new ProblemList(limit);
  const warnings = new ProblemList(limit);
  const report = (problem: LabelProblem) =>
    (WARNING_CODES.has(problem.code) ? warnings : errors).add(problem);

  const file = Fields.of(document, '', report);
  const metadata = file?.required('metadata', 'object');
  const assets = file?.optional('assets', 'object');
  const assetFields = assets && Fields.of(assets, 'assets', report);
  if (file) checkMetadata(file, metadata && Fields.of(metadata, 'metadata', report), assetFields);
  const declared = checkEntityTypes(assetFields, report);
  await checkDocuments(assetFields, declared, source, report, signal);
  return { file: errors.total === 0 ? (document as AzureLabelsFile) : undefined, errors, warnings };
}
