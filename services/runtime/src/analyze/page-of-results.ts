import type { PageRequest, StoredAnalyzeResults } from '@spansmith/database';

/** The part of a task's results on one page, of the documents followed by the documents in error. */
export function pageOfResults(
  { documents, errors }: StoredAnalyzeResults,
  { skip, limit }: PageRequest,
): StoredAnalyzeResults {
  const end = skip + limit;
  const before = documents.length;
  return {
    documents: documents.slice(skip, end),
    errors: errors.slice(Math.max(skip - before, 0), Math.max(end - before, 0)),
  };
}
