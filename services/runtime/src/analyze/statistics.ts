import type { RuntimeSchemas } from '@spansmith/contract';
import type { StoredAnalyzeResults } from '@spansmith/database';
import { OffsetIndex } from '@spansmith/labels';

type DocumentStatistics = RuntimeSchemas['DocumentStatistics'];
type RequestStatistics = RuntimeSchemas['RequestStatistics'];

/** Characters of one transaction ("text record"). */
const RECORD_CHARACTERS = 1_000;

/** Characters are grapheme clusters. */
export function documentStatistics(text: string): DocumentStatistics {
  const charactersCount = new OffsetIndex(text, 'TextElements_v8').length;
  return { charactersCount, transactionsCount: Math.ceil(charactersCount / RECORD_CHARACTERS) };
}

/** The statistics of a whole request: its documents, those without errors, and transactions. */
export function requestStatistics({ documents, errors }: StoredAnalyzeResults): RequestStatistics {
  const transactions = documents.map(
    (document) => (document.statistics as DocumentStatistics).transactionsCount,
  );
  return {
    documentsCount: documents.length + errors.length,
    validDocumentsCount: documents.length,
    erroneousDocumentsCount: errors.length,
    transactionsCount: transactions.reduce((sum, count) => sum + count, 0),
  };
}

/** The sum over the tasks of a job. */
export function addStatistics(all: readonly RequestStatistics[]): RequestStatistics {
  const sum = (name: keyof RequestStatistics) =>
    all.reduce((total, statistics) => total + statistics[name], 0);
  return {
    documentsCount: sum('documentsCount'),
    validDocumentsCount: sum('validDocumentsCount'),
    erroneousDocumentsCount: sum('erroneousDocumentsCount'),
    transactionsCount: sum('transactionsCount'),
  };
}
